import CustomerSuccess
import SuccessStore

/// What a form has to know of its thing before it can offer what there is to choose.
extension FormView {
  /// Only what is in force can be withdrawn.
  var question: Question? {
    guard verb == .withdraw, subjects.count == 1, case .customer(let id)? = subjects.first?.target else { return nil }
    return .customer(id)
  }

  /// Takes the answer in; why there is nothing to ask, where there is not.
  mutating func learn(_ answer: Answer, _ model: HealthModel) -> String? {
    guard verb == .withdraw, case .customer(let detail?) = answer else { return nil }
    let targets = detail.assessment.overridden.map(\.choice)
    guard let first = targets.first else { return "\(detail.row.customer.name): no override is in force" }
    offer(Verb.overridable(model).filter { targets.contains($0.value) }, for: "target", chosen: first)
    return nil
  }
}

extension HealthAssessment {
  /// What an override is in force of, the whole first.
  fileprivate var overridden: [OverrideTarget] {
    [override].compactMap(\.self).map(\.target) + dimensions.compactMap(\.override).map(\.target)
      + metrics.compactMap(\.override).map(\.target)
  }
}

extension OverrideTarget {
  /// The value by which forms name it.
  fileprivate var choice: String {
    switch self {
    case .score: "score"
    case .dimension(let id): id.text
    case .metric(let id): id.text
    }
  }
}
