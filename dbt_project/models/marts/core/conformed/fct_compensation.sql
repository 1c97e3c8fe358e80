-- A bullet states a figure and the rivals' one beside it: only the label of the value tells them apart.
{{ conformed_metric('compensation', further_keys=['label']) }}
