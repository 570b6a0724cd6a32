/// The address of each row's thing in its tool, where a column has it: the same but for the row's id.
struct LinkGuess {
  /// The column that has the addresses.
  let column: String
  /// As a mapping says it: `https://tool.example/companies/{Record ID}`.
  let template: String

  /// Nil where no column has an address a row with the row's id in it. Read from the first values that are kept of both.
  init?(_ columns: [ColumnProfile], id: ColumnProfile?) {
    guard let id, !id.name.contains(where: { "{}".contains($0) }) else { return nil }
    let ids = id.values.prefix(ColumnProfile.kept)
    for profile in columns where profile.name != id.name {
      let addresses = profile.values.prefix(ColumnProfile.kept)
      // Of two rows at least, and of as many addresses as ids: one alone may have the id by chance.
      guard ids.count > 1, addresses.count == ids.count, profile.filled == id.filled,
        let (before, after) = LinkGuess.surroundings(of: Array(ids), in: Array(addresses))
      else { continue }
      column = profile.name
      template = "\(before){\(id.name)}\(after)"
      return
    }
    return nil
  }

  /// What stands around the id in all addresses alike.
  private static func surroundings(of ids: [String], in addresses: [String]) -> (before: String, after: String)? {
    guard addresses.allSatisfy({ $0.hasPrefix("https://") || $0.hasPrefix("http://") }),
      !addresses.contains(where: { $0.contains(where: { "{} ".contains($0) }) })
    else { return nil }
    return addresses[0].ranges(of: ids[0]).lazy
      .map { (before: String(addresses[0][..<$0.lowerBound]), after: String(addresses[0][$0.upperBound...])) }
      .first { found in
        found.before.count > "https://".count
          && zip(ids, addresses).allSatisfy { $1 == found.before + $0 + found.after }
      }
  }
}
