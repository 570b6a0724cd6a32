/// Texts with columns in them.
extension ValueRule {
  struct Piece {
    var text: String
    var isColumn: Bool
  }

  /// `Ticket {id}` → `Ticket `, column `id`
  static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(Piece(text: String(rest[..<open]), isColumn: false)) }
      pieces.append(Piece(text: String(rest[rest.index(after: open)..<close]), isColumn: true))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? pieces : pieces + [Piece(text: String(rest), isColumn: false)]
  }
}
