"""The value grammar: from characters to a Quantity or a Refusal. Knows nothing of the memo around them."""
