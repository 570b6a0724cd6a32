import CustomerSuccess

/// Marks outlive a filter, an order and a scope, so that rows from several lists can be gathered; what is gathered out of sight
/// is asked about before it is acted on.
extension Console {
  /// So many are named.
  private static let namedMarks = 3

  /// The job with what is to be asked before it is done; as it is where all of its things are seen.
  ///
  /// `chosen`: all that it was begun on, also what it would leave as it is: form, frame and question count the same things.
  func doubted(_ job: ActJob, of chosen: some Sequence<ActSubject>) -> ActJob {
    let told = Set(job.requests.map(\.target))
    let targets = told.union(chosen.map(\.target))
    let hidden = (panes[focus]?.hiddenMarks(in: scene(for: focus)) ?? []).filter { targets.contains($0.target) }
    guard hidden.contains(where: { told.contains($0.target) }) else { return job }
    let share =
      hidden.count == targets.count
      ? targets.count == 1 ? "not" : "none of them" : "\(NumberWords.whole(hidden.count)) of them not"
    let (shown, others) = hidden.few(Console.namedMarks)
    let named = shown.map(\.title).joined(separator: "; ")
    let same = targets.count - told.count
    var job = job
    job.hidden =
      "\(NumberWords.whole(targets.count)) marked, \(share) shown: \(named)\(others > 0 ? " and \(NumberWords.whole(others)) more" : "")."
      + (same == 0 ? "" : " \(NumberWords.whole(same)) of them \(same == 1 ? "is" : "are") so already.")
    return job
  }
}
