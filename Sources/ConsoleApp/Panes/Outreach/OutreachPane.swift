import CustomerSuccess
import SuccessStore
import TerminalUI

extension PaneID {
  static let outreach = PaneID("outreach")
}

/// Why one firing or message is there: the rule, the numbers, the moment, and all that came of it.
struct OutreachPane: MatterPane {
  let id = PaneID.outreach
  let signs = [SignKind.outreach, .actions]
  let noun = "firing"
  var view = PageView()
  var reading = MatterReading<OutreachWhy>()

  enum Opening: OpeningWords {
    static let title = "The line's action item or customer"
  }

  private var detail: OutreachWhy? { reading.detail }

  func title(in scene: Scene) -> String {
    guard scene.hasFront, let detail else { return "Why" }
    return "\(detail.customer.name) · \(detail.title(scene.outreach))"
  }

  func question(in scene: Scene) -> OutreachWhyQuery? { scene.front.matter.map(OutreachWhyQuery.init) }

  /// Of a message, acts are about the message.
  private var message: ActSubject? { detail?.message?.subject }

  func page(in scene: Scene) -> [PageLine]? {
    guard scene.hasFront, let detail = reading.shown else { return nil }
    return OutreachPage(why: detail, scene: scene).lines
  }

  func subject(in scene: Scene) -> ActSubject? { message ?? detail.map { .customer($0.customer) } }
  func customer(in scene: Scene) -> ActSubject? { detail.map { .customer($0.customer) } }
  func owner(in scene: Scene) -> Customer? { detail?.customer }
  func subjectKind(in scene: Scene) -> Target.Kind? {
    subjects(in: scene).first?.target.kind ?? (message == nil ? .customer : .message)
  }

  func preset(for verb: Verb, in scene: Scene) -> [String: String] {
    let own = chosenLine(in: scene)?.preset ?? [:]
    guard verb.isOnTrigger, let trigger = detail?.trigger else { return own }
    return own.merging(["trigger": trigger.text]) { $1 }
  }

  func why(in scene: Scene) -> Why {
    guard isCurrent(in: scene), let detail else { return .unknown("Nothing is chosen") }
    guard let firing = detail.firing else { return .unknown("What made it is there no more") }
    return .sum(OutreachWords.why(firing, in: scene))
  }
}

extension OutreachWhy {
  var trigger: TriggerID? { firing?.trigger ?? message?.message.trigger }

  func title(_ rules: OutreachRules) -> String { trigger.map(rules.title) ?? "Action item" }
}
