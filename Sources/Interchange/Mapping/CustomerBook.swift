public import CustomerSuccess

/// The customers there are, to be found by what other tools call them.
public struct CustomerBook: Sendable {
  /// By what a customer may be found.
  enum Name: String, CaseIterable, Sendable {
    case id
    /// The id in another tool: the customer's own without what a mapping put before it, such as `9001` of `HS-9001`.
    case outsideID = "outside_id"
    case name
  }

  enum Found: Hashable {
    case one(CustomerID)
    /// With what there is to say.
    case none(String)
    case several(String)
  }

  /// Asked only about names that nobody has.
  var former: FormerNames?
  private var names: [CustomerID: String] = [:]
  private var byOutsideID: [String: [CustomerID]] = [:]
  private var byName: [String: [CustomerID]] = [:]

  public init() {}

  /// Enters a customer, or what it is called now.
  public mutating func add(_ id: CustomerID, name: String) {
    if let before = names[id] {
      guard before != name else { return }
      byName[companyName(before)]?.removeAll { $0 == id }
    } else if let outside = CustomerBook.outsideID(of: id) {
      byOutsideID[outside, default: []].append(id)
    }
    names[id] = name
    byName[companyName(name), default: []].append(id)
  }

  /// Enters a customer that was made a part of another one: by its own ids, and by its name as the other one.
  mutating func add(_ double: CustomerID, name: String, mergedInto kept: CustomerID) {
    guard names[double] == nil else { return }
    if let outside = CustomerBook.outsideID(of: double) { byOutsideID[outside, default: []].append(double) }
    names[double] = name
    let ids = byName[companyName(name)] ?? []
    if !ids.contains(kept) { byName[companyName(name)] = ids + [kept] }
  }

  /// The customer that a text means, by the first kind of name that anybody has; two are never guessed between.
  func customer(_ text: String, by kinds: [Name]) -> Found {
    for kind in kinds {
      let found = ids(text, by: kind)
      if let only = found.first, found.count == 1 { return .one(only) }
      if found.count > 1 {
        return .several("found '\(text.excerpt)', which \(words(found)) are called, expected one of them")
      }
    }
    let near = nearestName(to: text, among: names.values).map { ", the nearest is '\($0.excerpt)'" } ?? ""
    return .none(
      "found '\(text.excerpt)'\(near), expected a customer by \(kinds.map(\.rawValue).joined(separator: ", "))")
  }

  /// What is to be told of a name that is the customer's but for its legal ending, for two companies may differ by that alone.
  func remark(on text: String, taken id: CustomerID) -> (reason: String, words: String)? {
    guard let name = names[id], name != text, companyName(name) == companyName(text) else { return nil }
    let endings = [legalEnding(of: text), legalEnding(of: name)]
    guard endings[0] != endings[1] else { return nil }
    let reason = endings.contains("") ? CustomerBook.withoutEnding : CustomerBook.otherEnding
    return (reason, "'\(text.excerpt)' is \(id) '\(name.excerpt)'")
  }

  static let withoutEnding = "taken for a customer by its name without the legal ending"
  static let otherEnding = "taken for a customer by its name, though the legal ending is another"

  private func ids(_ text: String, by kind: Name) -> [CustomerID] {
    switch kind {
    case .id: names[CustomerID(text)] == nil ? [] : [CustomerID(text)]
    case .outsideID: byOutsideID[folded(text)] ?? []
    case .name: called(text)
    }
  }

  /// Who is called so; where nobody is, who was before somebody here gave it another name: outside it may be the old one still.
  private func called(_ text: String) -> [CustomerID] {
    let found = closest(byName[companyName(text)] ?? [], to: text)
    guard found.isEmpty, let former else { return found }
    return former.customers(called: text).filter { names[$0] != nil }
  }

  /// Of several whose names are the same but for case, accents and legal endings, the one that is called just so.
  private func closest(_ ids: [CustomerID], to text: String) -> [CustomerID] {
    guard ids.count > 1 else { return ids }
    let name = text.withoutOuterBlanks
    let exact = ids.filter { names[$0] == name }
    if !exact.isEmpty { return exact }
    let alike = ids.filter { names[$0].map(folded) == folded(name) }
    return alike.isEmpty ? ids : alike
  }

  private func words(_ ids: [CustomerID]) -> String { ids.map(\.text).sorted().listed(3, by: " and ") }

  private static func outsideID(of id: CustomerID) -> String? {
    guard let dash = id.text.firstIndex(of: "-"), dash > id.text.startIndex,
      id.text[..<dash].allSatisfy({ $0.isLetter })
    else { return nil }
    let rest = id.text[id.text.index(after: dash)...]
    return rest.isEmpty ? nil : folded(String(rest))
  }
}
