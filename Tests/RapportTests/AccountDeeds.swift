import CustomerSuccess

extension ActCommandTests {
  /// Accounts kept by hand.
  static let accountDeeds = [
    Deed(
      [
        "customer", "new", "Zeta GmbH", "--tier", "starter", "--owner", "lee", "--revenue", "1200 EUR", "--limits",
        "workflows=50", "--signed-up", "2026-11-01", "--renews", "2027-11-01", "--lifecycle", "onboarding",
      ], "add customer 'Zeta GmbH', signed up 1 November 2026, renews 1 November 2027",
      [
        "id": "CUST-7", "name": "Zeta GmbH", "owner": "lee", "monthly_revenue": "1200", "currency": "EUR",
        "limits": "workflows=50", "lifecycle": "onboarding", "industry": "other",
      ]),
    Deed(
      ["customer", "new", "Eta", "--tier", "starter", "--revenue", "1.234,50 €", "--renews", "15.01.2028"],
      "add customer 'Eta', signed up 23 November 2026, renews 15 January 2028",
      [
        "owner": "tester", "monthly_revenue": "1234.50", "currency": "EUR", "renews": "2028-01-15",
        "lifecycle": "onboarding",
      ]),
    Deed(
      ["customer", "edit", "CUST-001", "CUST-002", "--seats", "9", "--industry", "other"],
      "set industry other, seats of 2 customers", ["id": "CUST-002", "seats": "9", "industry": "other"]),
    Deed(
      ["customer", "renew", "acme", "--until", "2y", "--amount", "1300"],
      "renew until 1 February 2029 at 1300 USD a month CUST-001", ["amount": "1300", "from": "2027-02-01"]),
    Deed(["customer", "renew", "acme"], "renew until 1 February 2028 CUST-001", ["renews": "2028-02-01"]),
    Deed(
      ["customer", "churn", "acme", "2", "--reason", "comp", "--day", "2026-11-20", "--note", "dear"],
      "note as churned on 20 November 2026 (Went to a competitor) 2 customers",
      ["customer": "CUST-002", "left": "2026-11-20", "reason": "competitor", "note": "dear"]),
    Deed(
      ["customer", "return", "CUST-005", "--renews", "2027-06-30"], "note as back since 23 November 2026 CUST-005",
      ["lifecycle": "active", "renews": "2027-06-30"]),
    Deed(
      ["customer", "merge", "CUST-004", "CUST-006", "acme", "--yes"], "merge into CUST-001 2 customers",
      ["description": "CUST-006 Fern Clinics was merged into this customer"]),
    Deed(
      ["contact", "new", "acme", "Noor Haddad", "--email", "noor@acme.example", "--role", "CFO", "--primary", "yes"],
      "add a contact of CUST-001", ["name": "Noor Haddad", "role": "CFO", "primary": "true"]),
    Deed(["contact", "edit", "P-2", "--role", "CTO"], "set role of P-2", ["name": "Bo", "role": "CTO"]),
    Deed(["contact", "primary", "P-2"], "make primary P-2", ["id": "P-1", "primary": "false"]),
    Deed(
      ["survey", "record", "CUST-002", "csat", "4", "--comment", "Quick", "--ticket", "T-1"],
      "record CSAT 4 of CUST-002",
      ["survey": "csat", "score": "4", "ticket": "T-1", "comment": "Quick"]),
    Deed(
      ["counter", "record", "acme", "workflows", "61", "--limit", "80"], "count 61 workflows of 80 for CUST-001",
      ["counter": "workflows", "count": "61"]),
  ]
}
