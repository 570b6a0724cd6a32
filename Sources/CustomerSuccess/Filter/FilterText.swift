extension Filter {
  /// `id=CUST-1,CUST-2`: exactly these customers. Nil where an id is one that no filter can hold.
  public static func text(of customers: some Sequence<CustomerID>) -> String? {
    let ids = customers.map(\.text)
    let text = "id=\(ids.map(FilterToken.quoted).joined(separator: ","))"
    let meant = Filter([Term(.field(.customerID, anyOf: ids.map { .equals($0) }))])
    do throws(FilterError) { return try parse(text, in: .customers, me: "") == meant ? text : nil } catch { return nil }
  }
}

extension FilterToken {
  /// A value in marks that it does not hold itself, where it needs any.
  fileprivate static func quoted(_ value: String) -> String {
    let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "-_./".contains($0) }
    guard !isPlain || value.isEmpty else { return value }
    let mark = quotes.sorted { $0.key < $1.key }.first { !value.contains($0.value) }
    return mark.map { "\($0.key)\(value)\($0.value)" } ?? value
  }
}
