extension ActSubject {
  /// Why what an act told is kept and yet does not count, for whoever told it; nil where it does what it seems to.
  public func caveat(of act: Act, _ rules: ActRules) -> String? {
    switch (self, act) {
    case (.customer(let customer), .record(let metric, _, _)):
      rules.health.metric(metric).flatMap { ActSubject.lack($0, of: customer, KeyTitles(rules)) }
    case (.learner(_, _, let progress, _), .complete(let path, let module, _, let score)):
      ActSubject.failing([progress.score(path, module), score].compactMap(\.self).max(), rules)
    case (.learner(_, _, let progress, _), .score(let path, let module, let score)):
      ActSubject.failing(max(progress.score(path, module) ?? 0, score), rules)
    case (.learner(_, _, let progress, _), .assess(let path, let module, let score, .after)):
      ActSubject.failing(max(progress.score(path, module) ?? 0, score), rules)
    default: nil
    }
  }

  private static func lack(_ metric: HealthMetric, of customer: Customer, _ titles: KeyTitles) -> String? {
    guard !metric.applies(to: customer) else { return nil }
    let missing =
      switch metric.requirement {
      case .seats: "no seats"
      case .limit(let name): "no limit of \(titles.counter(CounterID(name)).lowercased())"
      case nil: "no use of it"
      }
    return "kept, but it does not count: \(customer.name) has \(missing)"
  }

  private static func failing(_ score: Int?, _ rules: ActRules) -> String? {
    guard let score, score < rules.training.passMark else { return nil }
    return "not passed: \(score) % is below \(rules.training.passMark) %"
  }
}

extension [ModuleProgress] {
  fileprivate func score(_ path: PathID, _ module: ModuleID) -> Int? {
    first { $0.path == path && $0.module == module }?.bestScore
  }
}
