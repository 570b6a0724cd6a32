import CustomerSuccess
import Interchange
import Testing

/// Whom a name in a file means.
@Suite struct CustomerNamesTests {
  private static let names = [
    ("C1", "Nord Energie GmbH"), ("C2", "Nord Energie Ltd"), ("C3", "Volt Labs"), ("C4", "Zürich AG"),
    ("C5", "ZÜRICH Inc."), ("C6", "Twin"), ("C7", "Twin"),
  ]

  /// Legal endings, case and accents are passed over only where nobody is called just so; two that are meant alike are refused.
  @Test(
    arguments: [
      ("Nord Energie GmbH", "C1"), (" Nord Energie Ltd ", "C2"), ("nord energie gmbh", "C1"), ("Nord Energie", nil),
      ("Nord Energie Inc.", nil), ("Volt Labs GmbH", "C3"), ("volt  labs", "C3"), ("Zurich AG", "C4"),
      ("zürich inc.", "C5"),
      ("Zürich", nil), ("Twin", nil), ("C7", "C7"), ("Nobody", nil),
    ] as [(String, String?)])
  func aNameMeansOneOrNobody(name: String, id: String?) throws {
    let target = MemoryTarget(
      Self.names.map { id, name in
        .customer(
          Customer(
            id: CustomerID(id), name: name, tier: .starter, industry: .other, size: .small,
            signedUp: LocalDate(day: 19_000)))
      })
    let yaml = """
      name: t
      files:
        c:
          kind: contacts
          columns: [Email, Company]
          fields:
            id: Email
            customer: {customer: Company}
            name: Email
            email: Email
            primary: {constant: "no"}
      """
    let text = "Email,Company\na@x.de,\"\(name)\"\n"
    let report = try? target.take(
      [("e.csv", text)], options: ImportOptions(mapping: try Mapping(yaml: yaml, file: "t.yaml")))
    let found = target.all.values.compactMap { if case .contact(let contact) = $0 { contact.customer } else { nil } }
    #expect(found == (id.map { [CustomerID($0)] } ?? []), "\(report?.text ?? "refused")")
  }
}
