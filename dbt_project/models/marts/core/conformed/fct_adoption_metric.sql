{{ conformed_metric('adoption_metric') }}
