import CustomerSuccess

/// Ids that nothing ever had, counted up from one to the next.
struct FreshIDs {
  private let lookup: FactLookup
  private let log: ChangeLog
  private var last: [FactKind: Int] = [:]

  init(_ db: any SQLConnection) {
    lookup = FactLookup(db, Keys(db, addsNames: false))
    log = ChangeLog(db)
  }

  mutating func next(_ kind: FactKind) throws -> String {
    guard var number = last[kind] else {
      let first = try lookup.freshID(kind)
      last[kind] = Int(first.dropFirst(ShortID.prefix(of: kind).count)) ?? 0
      return first
    }
    repeat { number += 1 } while try log.tells(of: FactKey(kind, FreshID.text(number, kind)))
    last[kind] = number
    return FreshID.text(number, kind)
  }
}
