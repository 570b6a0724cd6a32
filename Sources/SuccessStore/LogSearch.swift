public import CustomerSuccess

extension SuccessStore {
  /// Entries of the change log whose title or author has all of the words, newest first; upper and lower case alike.
  public func log(matching words: [String], author: String? = nil, limit: Int) async throws(StoreError) -> [ChangeEntry]
  {
    let wanted = words.map { $0.lowercased() }
    let portion = 500
    var found: [ChangeEntry] = []
    var before: Int?
    while found.count < limit {
      let page = try await log(LogQuery(limit: portion, before: before, author: author))
      for entry in page where found.count < limit {
        let text = "\(entry.title) \(entry.author)".lowercased()
        if wanted.allSatisfy(text.contains) { found.append(entry) }
      }
      guard page.count == portion else { break }
      before = page.last?.id
    }
    return found
  }
}
