{{ conformed_metric('government_funding') }}
