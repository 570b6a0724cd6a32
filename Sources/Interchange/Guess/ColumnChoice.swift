import CustomerSuccess

/// Which column of a file is which field of a kind: by its name, where what stands in it does not speak against it.
struct ColumnChoice {
  private(set) var columns: [String: ColumnProfile] = [:]
  /// Columns that may be a field no other column is, and may as well be something else.
  private(set) var doubtful: [String: [ColumnProfile]] = [:]
  /// Called like what tells the rows apart, though some rows have none of it, or the same: it is asked, for ids that are made of
  /// another column make everything anew once that one changes.
  private(set) var likeID: ColumnProfile?
  /// Fields whose column is not called so: what stands in it says it.
  private var knownByValues: Set<String> = []

  /// `told` are columns whose field a person has said, or that they are none. `things` is what the rows are called. `proven` are
  /// columns that would be asked about, and whose values tell what they are. `weighs`: only what a file looks like is wanted, and
  /// what is asked counts as found.
  init(
    _ fields: [GuessWords.Field], in all: [ColumnProfile], told: [String: String] = [:], things: Set<String> = [],
    proven: Set<String> = [], weighs: Bool = false
  ) {
    let rows = all.map(\.filled).max() ?? 0
    for profile in all {
      if let field = told[profile.name], fields.contains(where: { $0.name == field }) { columns[field] = profile }
    }
    let profiles = all.filter { told[$0.name] == nil }
    var found: [(field: String, column: ColumnProfile, score: Int)] = []
    for field in fields {
      for profile in profiles {
        let said = profile.says(field.whereSaid.words) ? field.whereSaid.phrases : []
        let phrases = field.phrases + said + (weighs || proven.contains(profile.name) ? field.noted : [])
        guard let score = ColumnChoice.score(profile.name, phrases),
          ColumnChoice.fits(profile, field.content) || field.isNumbered && score > ColumnChoice.part,
          field.name != "id" || field.repeats || ColumnChoice.tellsApart(profile, rows: rows, things: things),
          field.name != "name" || ColumnChoice.isOwn(profile.name, things),
          field.never.isDisjoint(with: ColumnWords.plain(profile.name).split(separator: " ").map(String.init))
        else { continue }
        // Codes are what things are called only where no words are: `Account` beside `Kunde` may be either.
        let isUnlikely = field.name == "name" && profile.areCodes
        found.append((field.name, profile, isUnlikely ? score - ColumnChoice.most : score))
      }
    }
    var taken: Set<String> = []
    for entry in found.sorted(by: { ($1.score, $0.field, $0.column.name) < ($0.score, $1.field, $1.column.name) }) {
      guard columns[entry.field] == nil, !taken.contains(entry.column.name) else { continue }
      columns[entry.field] = entry.column
      taken.insert(entry.column.name)
    }
    for field in fields where field.content == .email && columns[field.name] == nil {
      let addresses = profiles.filter { !taken.contains($0.name) && $0.isEmail }
      if addresses.count == 1 { columns[field.name] = addresses[0] }
    }
    let byValues = FieldsByValues(
      fields.filter { columns[$0.name] == nil && (!weighs || $0.weighs) },
      in: profiles.filter { !taken.contains($0.name) })
    columns.merge(byValues.found) { own, _ in own }
    knownByValues = Set(byValues.found.keys)
    taken.formUnion(byValues.found.values.map(\.name))
    if let id = fields.first(where: { $0.name == "id" && !$0.repeats }), columns["id"] == nil {
      let free = all.filter { profile in
        !columns.values.contains { $0.name == profile.name } && ColumnChoice.isOwn(profile.name, things)
      }
      likeID = ColumnChoice.likeID(id, among: free, rows: rows)
      if likeID == nil || weighs {
        let names = fields.first { $0.name == "name" }?.phrases ?? []
        columns["id"] = ColumnChoice.code(among: free.filter { told[$0.name] == nil }, of: all, or: names)
      }
    }
    if let id = columns["id"], told[id.name] == "id" { takeNames(of: id, fields) }
    let free = all.filter { profile in !columns.values.contains { $0.name == profile.name } }
    let open = fields.filter { columns[$0.name] == nil }
    let maybe = FieldsByValues(open, in: free).maybe
    for field in open {
      let found = ColumnChoice.doubtful(of: field, in: free) + (maybe[field.name] ?? [])
      if !found.isEmpty { doubtful[field.name] = found }
    }
  }

  /// Where a person says that rows are told apart by what they are called, that is what they are called as well.
  private mutating func takeNames(of id: ColumnProfile, _ fields: [GuessWords.Field]) {
    for field in fields where ColumnChoice.names.contains(field.name) && columns[field.name] == nil {
      if let score = ColumnChoice.score(id.name, field.phrases), score > ColumnChoice.part { columns[field.name] = id }
    }
  }

  /// Fields that rows may be told apart by where nothing numbers them.
  static let names: Set<String> = ["name", "subject", "email", "title"]

  /// The likeliest column that is called like the rows' own id and does not tell them all apart. What only numbers something has
  /// to tell nearly all of them apart, as a code, or it numbers something else.
  private static func likeID(_ id: GuessWords.Field, among free: [ColumnProfile], rows: Int) -> ColumnProfile? {
    let called = free.compactMap { profile -> (column: ColumnProfile, score: Int)? in
      guard profile.filled * 2 >= rows, !profile.isBlank, let score = score(profile.name, id.phrases), score > part
      else {
        return nil
      }
      return (profile, score)
    }
    if let first = called.min(by: { ($1.score, $0.column.name) < ($0.score, $1.column.name) }) { return first.column }
    return free.first { ColumnWords.isNumbering($0.name) && $0.isNearlyCode(inEachOf: rows) }
  }

  /// The likeliest first.
  private static func doubtful(of field: GuessWords.Field, in free: [ColumnProfile]) -> [ColumnProfile] {
    let phrases = field.doubtful + field.noted
    let found = free.compactMap { profile -> (column: ColumnProfile, score: Int)? in
      guard !profile.isBlank, fits(profile, field.content), let score = score(profile.name, phrases), score > part
      else {
        return nil
      }
      return (profile, score)
    }
    return found.sorted { ($1.score, $0.column.name) < ($0.score, $1.column.name) }.map(\.column)
  }

  /// What stands in several rows, or is the number of something else than the rows, tells no rows apart.
  private static func tellsApart(_ profile: ColumnProfile, rows: Int, things: Set<String>) -> Bool {
    !profile.isRepeated && profile.filled == rows && isOwn(profile.name, things)
  }

  /// `Customer ID` is no ticket's own.
  private static func isOwn(_ name: String, _ things: Set<String>) -> Bool {
    guard !things.isEmpty else { return true }
    let words = Set(ColumnWords.plain(name).split(separator: " ").map(String.init))
    let isCustomers = words.contains { $0.hasPrefix("kunden") || $0.hasPrefix("firmen") }
    return words.isDisjoint(with: ColumnWords.rowNames.subtracting(things))
      && (!isCustomers || things.contains("customer"))
  }

  /// The column that numbers the rows, by what it is called, else the first one of all, else one that is called like the thing
  /// itself: rows that are told from each other by a name become one where two are called the same.
  private static func code(among free: [ColumnProfile], of all: [ColumnProfile], or names: [String]) -> ColumnProfile? {
    let rows = all.map(\.filled).max() ?? 0
    let codes = free.filter { !ColumnWords.isNumberingOthers($0.name) && $0.isCode(inEachOf: rows) }
    return codes.first { ColumnWords.isNumbering($0.name) } ?? codes.first { $0.name == all.first?.name }
      ?? codes.first { score($0.name, names).map { $0 > part } ?? false }
  }

  func isKnownByValues(_ field: String) -> Bool { knownByValues.contains(field) }
  subscript(field: String) -> ColumnProfile? { columns[field] }
  func has(_ fields: String...) -> Bool { fields.allSatisfy { columns[$0] != nil } }

  static func fits(_ profile: ColumnProfile, _ content: GuessWords.Content) -> Bool {
    switch content {
    case .any: true
    case .date: profile.isDateLike
    case .number, .whole: profile.isBlank || profile.isMostlyNumbers
    case .email: profile.isBlank || profile.isEmail
    case .link: profile.all { WebAddress($0) != nil }
    case .text: profile.isBlank || !profile.all { Double($0) != nil }
    }
  }

  /// What a name scores at most that only has the phrase.
  private static let part = 1000
  /// Above every score.
  private static let most = 10_000

  /// A name that is the phrase goes before one that is it but for the thing's own name, that before one that has it.
  private static func score(_ name: String, _ phrases: [String]) -> Int? {
    let plain = ColumnWords.plain(name)
    let bare = ColumnWords.bare(plain)
    // `Ticket-Nr.`, `Ticketnr` and `ticket nr` are one name.
    let joined = plain.filter { $0 != " " }
    for (index, phrase) in phrases.enumerated() {
      if plain == phrase || joined == phrase.filter({ $0 != " " }) { return 3000 - index }
      if bare == phrase { return 2000 - index }
    }
    let words = " \(plain) "
    let excess = plain.split(separator: " ").count
    return phrases.enumerated().compactMap { index, phrase -> Int? in
      guard phrase.count > 2, words.contains(" \(phrase) ") else { return nil }
      return part - index - 100 * (excess - phrase.split(separator: " ").count)
    }.filter { $0 > 500 }.max()
  }
}
