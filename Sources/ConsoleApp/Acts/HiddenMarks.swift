import CustomerSuccess

/// Marks outlive a filter, an order and a scope, so that rows from several lists can be gathered; what is gathered out of sight
/// is asked about before it is acted on.
extension Console {
  /// So many are named.
  private static let namedMarks = 3

  /// The job with what is to be asked before it is done; as it is where all of its things are seen.
  func doubted(_ job: ActJob) -> ActJob {
    let targets = Set(job.requests.map(\.target))
    let hidden = (panes[focus]?.hiddenMarks(in: scene(for: focus)) ?? []).filter { targets.contains($0.target) }
    guard !hidden.isEmpty else { return job }
    let share =
      hidden.count == targets.count
      ? targets.count == 1 ? "not" : "none of them" : "\(NumberWords.whole(hidden.count)) of them not"
    let named = hidden.prefix(Console.namedMarks).map(\.title).joined(separator: "; ")
    let others = hidden.count - Console.namedMarks
    var job = job
    job.hidden =
      "\(NumberWords.whole(targets.count)) marked, \(share) shown: \(named)\(others > 0 ? " and \(NumberWords.whole(others)) more" : "")."
    return job
  }
}
