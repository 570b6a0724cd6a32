import CustomerSuccess

/// Which columns are which fields by what stands in them, whatever they are called.
struct FieldsByValues {
  /// By one column alone, which says as much of no other field.
  private(set) var found: [String: ColumnProfile] = [:]
  /// Columns that may as well be something else: they say nothing but a field's words, though always the same one, or as much of
  /// another field, or so does another column.
  private(set) var maybe: [String: [ColumnProfile]] = [:]

  /// `open` are the fields that no column is called like, `free` the columns that are none yet.
  init(_ open: [GuessWords.Field], in free: [ColumnProfile]) {
    let fields = open.filter { !$0.meanings.isEmpty }
    let columns = free.filter { $0.isChoice && !$0.isBlank && !$0.isDateLike }
    var telling: [String: [ColumnProfile]] = [:]
    for profile in columns {
      let said = fields.map { (field: $0, words: SaidWords(profile.values, of: $0.meanings)) }
      let most = said.filter(\.words.areMost).map(\.words.count).max() ?? 0
      let alike = said.filter { $0.words.areMost && $0.words.count == most }
      if alike.count == 1 {
        telling[alike[0].field.name, default: []].append(profile)
      } else {
        for (field, _) in alike { maybe[field.name, default: []].append(profile) }
      }
      for (field, words) in said where alike.isEmpty && words.areAll && !words.isAlways(field.usual) {
        maybe[field.name, default: []].append(profile)
      }
    }
    for (field, columns) in telling {
      if columns.count == 1, maybe[field] == nil {
        found[field] = columns[0]
      } else {
        maybe[field, default: []] += columns
      }
    }
    for field in fields where field.tellsRanges {
      maybe[field.name, default: []] += free.filter { SizeBands.areRanges($0) }
    }
    maybe = maybe.filter { !$0.value.isEmpty && found[$0.key] == nil }
  }
}

/// How much of what stands in a column are words for a field's choices. Numbers, letters, yes and no may be said of anything.
private struct SaidWords {
  /// How many of its values are.
  private(set) var count = 0
  private var choices: Set<String> = []
  private let values: Int

  init(_ values: [String], of known: ValueWords.Known) {
    self.values = values.count
    for value in values {
      let plain = ColumnWords.plain(value)
      guard plain.count > 1 || values.count > 1, !ValueWords.isSaidOfAnything(plain),
        let found = known.first(where: { $0.words.contains(plain) })
      else { continue }
      count += 1
      choices.insert(found.choice)
    }
  }

  /// Most are, and they say two things at the least, for `active` by itself may be said of anything.
  var areMost: Bool { count * 2 > values && choices.count > 1 }
  var areAll: Bool { count > 0 && count == values }
  /// It says nothing else than what is taken anyway where no column tells it.
  func isAlways(_ usual: String?) -> Bool { choices == [usual] }
}
