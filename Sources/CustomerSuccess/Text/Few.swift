extension Collection {
  /// The first `most`, and how many more there are of `total`, which is `count` where nothing is said. One is never left over: what
  /// says that there is one more takes the room of the thing itself, so whoever collects keeps one more than is to be shown.
  public func few(_ most: Int, of total: Int? = nil) -> (shown: [Element], more: Int) {
    let total = Swift.max(total ?? count, count)
    let shown = Array(prefix(most > 0 && total - 1 == most ? total : most))
    return (shown, total - shown.count)
  }
}

extension Collection<String> {
  /// `Anna, Bo, Cem and 3 more`
  public func listed(_ most: Int, by separator: String = ", ") -> String {
    let (shown, more) = few(most)
    return shown.joined(separator: separator) + (more > 0 ? " and \(grouped(more)) more" : "")
  }
}
