import CustomerSuccess

/// Marks outlive a filter, an order and a scope, so that rows from several lists can be gathered; what is gathered out of sight
/// is asked about before it is acted on, and so are more rows than are seen at a glance.
extension Console {
  /// So many are named.
  private static let namedMarks = 3
  /// So many at most are done at once without a question: they are seen at a glance.
  static let mostUnasked = 10

  /// The job with what is to be asked before it is done; as it is where its things are few and all of them seen.
  ///
  /// `chosen`: all that it was begun on, also what it would leave as it is: form, frame and question count the same things.
  func doubted(_ job: ActJob, of chosen: some Sequence<ActSubject>) -> ActJob {
    let told = Set(job.requests.map(\.target))
    let chosen = Array(chosen)
    let targets = told.union(chosen.map(\.target))
    var words = hiddenWords(told, targets)
    if words == nil, told.count > Console.mostUnasked {
      var met: Set<Target> = []
      let titles = chosen.filter { told.contains($0.target) && met.insert($0.target).inserted }.map(\.title)
      words = "This is done to \(Console.howMany(told)): \(Console.named(titles))."
    }
    guard let words else { return job }
    let same = targets.count - told.count
    var job = job
    job.asksFirst =
      words + (same == 0 ? "" : " \(NumberWords.whole(same)) of them \(same == 1 ? "is" : "are") so already.")
    return job
  }

  /// `3 marked, 1 of them not shown: T-101`; nil where all are shown.
  private func hiddenWords(_ told: Set<Target>, _ targets: Set<Target>) -> String? {
    let hidden = (panes[focus]?.hiddenMarks(in: scene(for: focus)) ?? []).filter { targets.contains($0.target) }
    guard hidden.contains(where: { told.contains($0.target) }) else { return nil }
    let share =
      hidden.count == targets.count
      ? targets.count == 1 ? "not" : "none of them" : "\(NumberWords.whole(hidden.count)) of them not"
    return "\(NumberWords.whole(targets.count)) marked, \(share) shown: \(Console.named(hidden.map(\.title)))."
  }

  private static func named(_ titles: [String]) -> String { titles.listed(namedMarks, by: "; ") }

  /// `90 tickets`
  private static func howMany(_ targets: Set<Target>) -> String {
    let kinds = Set(targets.map(\.kind))
    return counted(targets.count, kinds.count == 1 ? kinds.first?.title ?? "" : "thing")
  }
}
