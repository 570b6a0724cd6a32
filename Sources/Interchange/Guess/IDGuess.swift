import CustomerSuccess

/// Which column the rows' own ids are made of.
extension SectionGuess {
  /// The column that tells the rows apart, else the one by which they may be where nothing numbers them. A column that is called
  /// like their id is asked about before another one takes its place; nil while a person has to say it.
  mutating func idColumn(or usual: ColumnProfile?) -> ColumnProfile? {
    guard let id = choice["id"] ?? (choice.likeID == nil ? usual : nil) else {
      askID(besides: usual)
      return nil
    }
    used.insert(id.name)
    return id
  }

  /// Nothing tells the rows apart that was looked at: a column of values that are all different may.
  mutating func askID(besides usual: ColumnProfile? = nil) {
    let unique = freeColumns.filter { !$0.isRepeated && $0.filled == file.rows }.map(\.name)
    guard let like = choice.likeID else {
      let others = unique.isEmpty ? file.columns.map(\.name) : unique
      return missing("id", among: Array(others.prefix(8)), "no column tells the rows apart", as: "  column: ")
    }
    used.insert(like.name)
    let first = [like.name] + [usual?.name].compactMap(\.self)
    let others = unique.filter { !first.contains($0) }
    missing(
      "id", among: Array((first + others).prefix(8)),
      "\(like.name) has \(like.sharing(in: file.rows)), where every row should have its own: is it the id all the same?",
      as: "  column: ")
  }
}
