-- Who holds values that few hold and that tie: phones, handles, devices and the like.
SELECT h.no, h.kind, v.value
FROM holder AS h
INNER JOIN shared_value AS v ON v.value_no = h.value_no
WHERE h.kind IN ('document', 'imei', 'sim', 'handle', 'email', 'phone', 'hash', 'account', 'wallet', 'domain')
    AND h.degree <= $most AND h.no IN (SELECT unnest($holders::INTEGER[]))
ORDER BY h.no, h.kind, v.value;
