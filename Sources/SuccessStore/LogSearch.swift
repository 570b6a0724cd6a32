public import CustomerSuccess

extension SuccessStore {
  /// Entries of the change log that match, newest first.
  public func log(_ filter: LogFilter, limit: Int) async throws(StoreError) -> [ChangeEntry] {
    var found: [ChangeEntry] = []
    var before: Int?
    while found.count < limit {
      let page = try await log(LogQuery(limit: portion, before: before, author: filter.author))
      for entry in page where filter.matches(entry) && found.count < limit {
        if try await changes(entry, what: filter) { found.append(entry) }
      }
      let isPast = page.last.map { last in filter.since.map { last.at < $0 } ?? false } ?? true
      guard page.count == portion, !isPast else { break }
      before = page.last?.id
    }
    return found
  }

  private var portion: Int { 500 }
  /// Edits of one entry that are looked through for a kind.
  private var searchLimit: Int { 2000 }

  private func changes(_ entry: ChangeEntry, what filter: LogFilter) async throws(StoreError) -> Bool {
    guard !filter.kinds.isEmpty else { return true }
    return try await change(entry.id, limit: searchLimit).map(filter.matches) ?? false
  }
}
