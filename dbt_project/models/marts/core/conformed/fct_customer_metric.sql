{{ conformed_metric('customer_metric') }}
