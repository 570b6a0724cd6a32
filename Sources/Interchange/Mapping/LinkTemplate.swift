import CustomerSuccess
import Framework

/// Where a row's thing stands in its tool, as a mapping says it: `https://tool.example/companies/{id}`.
struct LinkTemplate: Sendable {
  /// What `{id}` stands for: the id that the tool itself has for it.
  static let id = "id"

  let pieces: [ValueRule.Piece]

  init(_ node: DocumentNode) throws(DocumentError) {
    let text = try node.text("an address of the web with columns in braces")
    let scheme = text.prefix { $0 != ":" && $0 != "/" && $0 != "{" }
    guard WebAddress.schemes.contains(where: { text.lowercased().hasPrefix($0) }) else {
      let found = text.dropFirst(scheme.count).hasPrefix(":") ? "the scheme '\(scheme)'" : "'\(text)'"
      throw node.error("found \(found), expected \(WebAddress.expected): nothing else is opened")
    }
    pieces = ValueRule.pieces(of: text)
    guard !pieces.contains(where: { !$0.isColumn && $0.text.contains { "{}".contains($0) } }) else {
      throw node.error("found '\(text)', expected each { closed by a }, with a column between them")
    }
    guard WebAddress(pieces.map { $0.isColumn ? "x" : $0.text }.joined()) != nil else {
      throw node.error("found '\(text)', expected \(WebAddress.expected), a host behind it and no blanks")
    }
  }

  private init(pieces: [ValueRule.Piece]) { self.pieces = pieces }

  /// With a column for `{id}`, and every other place one of the columns that the mapping names.
  func settled(id: String?, among columns: Set<String>, at node: DocumentNode) throws(DocumentError) -> LinkTemplate {
    var settled: [ValueRule.Piece] = []
    for piece in pieces {
      guard piece.isColumn, !columns.contains(piece.text) else {
        settled.append(piece)
        continue
      }
      if piece.text == LinkTemplate.id, let id {
        settled.append(.init(text: id, isColumn: true))
        continue
      }
      let near = nearestName(to: piece.text, among: columns).map { ", the nearest is {\($0)}" } ?? ""
      let known = columns.sorted().map { "{\($0)}" }.joined(separator: ", ")
      throw node.error(
        """
        no column {\(piece.text)} that the mapping names\(near), expected \(id == nil ? "" : "{id} or ")one of \(known); \
        another one of the file is named among columns
        """)
    }
    return LinkTemplate(pieces: settled)
  }

  /// Nothing where a column says nothing: half an address leads somewhere else.
  static func filled(_ pieces: [ValueRule.Piece], from row: SourceRow) -> String {
    var text = ""
    for piece in pieces {
      guard piece.isColumn else {
        text += piece.text
        continue
      }
      let value = row[piece.text]
      if value.isEmpty { return "" }
      text += WebAddress.encoded(value)
    }
    return text
  }
}

extension Mapping {
  /// Gives each file with a link the field that it makes.
  mutating func settleLinks(in node: DocumentNode) throws(DocumentError) {
    let nodes = try node.entries()
    for (index, section) in sections.enumerated() {
      guard let link = section.link,
        let place = try nodes.first(where: { $0.key == section.name })?.value.entries().first(where: {
          $0.key == "link"
        })
      else { continue }
      guard section.kind.header.contains("link") else {
        let kinds = FactKind.linked.map { RecordKind(of: $0).rawValue }.joined(separator: ", ")
        throw place.value.error("\(section.kind.rawValue) keep no link, expected it for \(kinds)")
      }
      guard !section.fields.contains(where: { $0.column == "link" }) else {
        throw place.value.error("given twice, expected it here or among the fields")
      }
      let file = sections.filter { $0.name == section.name || $0.name == section.with || $0.with == section.name }
      let columns = file.reduce(into: Set<String>()) { $0.formUnion($1.used.union($1.unused.keys)) }
      var rules: [ValueRule] = []
      let ids: [String?] = section.sourceIDs.isEmpty ? [nil] : section.sourceIDs
      for id in ids {
        let settled = try link.settled(id: id, among: columns, at: place.value)
        rules.append(ValueRule(base: .link(settled.pieces)))
      }
      let rule = rules.count == 1 ? rules[0] : ValueRule(base: .first(rules))
      sections[index].fields.append((column: "link", rule: rule))
    }
  }
}

extension SectionRules {
  /// The column that holds the id which the tool has for it, by each of its names.
  fileprivate var sourceIDs: [String] {
    for name in ["outside_id", "id"] {
      guard let columns = fields.first(where: { $0.column == name })?.rule.columns else { continue }
      let known = Set(columns)
      guard known.count == 1 || alternatives.contains(where: { known.isSubset(of: $0) }) else { continue }
      return known.count == 1 ? Array(columns.prefix(1)) : columns
    }
    return []
  }
}
