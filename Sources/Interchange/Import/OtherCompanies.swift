import CustomerSuccess
import SuccessStore

/// Two tools number their customers alike: a row whose id is another company here, of which its source has never told, would take the
/// place of that. It is left out, and so is what the same files say of it.
extension ImportRun {
  mutating func leaveOutOtherCompanies(_ rows: inout ReadRows, table: Int) throws {
    guard complaints.isEmpty, tables[table].kind == .customers, tables[table].hasForeignIDs else { return }
    guard let name = RecordKind.customers.header.firstIndex(of: "name") else { return }
    let told = rows.facts.compactMap { told -> NamedCustomer? in
      guard case .customer(let customer) = told.fact, told.toldAs == nil, !told.yields, told.fields.contains(name)
      else { return nil }
      return NamedCustomer(customer.id, customer.name)
    }
    let others = try target.others(than: told, source: source)
    guard !others.isEmpty else { return }
    let file = rows.file
    rows.keep { row, facts in
      for case .customer(let customer) in facts.lazy.map(\.fact) {
        guard let other = others[customer.id], companyName(other.name) != companyName(customer.name) else { continue }
        references.refuse(.customer(customer.id))
        if findsCustomers { lookups.customers.add(customer.id, name: other.name) }
        let message = other.complaint(customer.id, idColumn: tables[table].idColumn)
        let complaint = InputComplaint(file: file, line: row.line, column: "id", message: message)
        leaveOut([complaint], table: table, row.values)
        return false
      }
      return true
    }
  }
}

extension OtherCustomer {
  /// `found 'C-10001', which is 'Müller & Söhne GmbH' here, told by kunden, expected the same customer: …`
  fileprivate func complaint(_ id: CustomerID, idColumn: String?) -> String {
    let teller = source.map { ", told by \($0)" } ?? ""
    return """
      found '\(id.text.excerpt)', which is '\(name.excerpt)' here\(teller), expected the same customer: another tool's number needs an \
      id of its own, as id: {template: \(YAMLText.quoted("X-{\(idColumn ?? "ID")}"))}
      """
  }
}
