import SuccessStore

/// A row that can be found: its kind and its key in that kind's table.
struct SearchRow: Hashable {
  var kind: SearchHit.Kind
  var key: Int
}

/// Where a document stands in the index, as its number: documents are read from the highest down, which is the order of an
/// answer.
struct SearchPlace: Hashable {
  /// What a match in the document is worth.
  enum Tier: Int, CaseIterable {
    case text, title, person, company

    var kinds: [SearchHit.Kind] { SearchHit.Kind.allCases.filter { $0.tiers.contains(self) } }
  }

  var tier: Tier
  /// Seconds; documents are ordered by the minute, and within it by kind and key.
  var at: Int
  var row: SearchRow

  private static let (keyBits, kindBits, minuteBits) = (30, 3, 28)

  /// So many are told apart.
  static let minutes = 1 << minuteBits

  var minute: Int { min(max(0, at / 60), Self.minutes - 1) }

  var id: Int {
    let kind = row.kind.code << Self.keyBits
    return ((tier.rawValue << Self.minuteBits | minute) << (Self.keyBits + Self.kindBits)) | kind | row.key
  }

  /// The tier and the row; nil for what this program never wrote.
  static func read(_ id: Int) -> (tier: Tier, row: SearchRow)? {
    let kind = SearchHit.Kind(code: id >> keyBits & (1 << kindBits - 1))
    guard let kind, let tier = Tier(rawValue: id >> (keyBits + kindBits + minuteBits)) else { return nil }
    return (tier, SearchRow(kind: kind, key: id & (1 << keyBits - 1)))
  }
}
