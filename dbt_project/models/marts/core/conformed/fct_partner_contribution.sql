{{ conformed_metric('partner_contribution') }}
