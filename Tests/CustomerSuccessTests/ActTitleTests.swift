import CustomerSuccess
import Foundation
import Framework
import Testing

/// The log says what was done in the words of the screens: no key of the rules where there is a title.
@Suite struct ActTitleTests {
  private let rules: ActRules
  private var titles: KeyTitles { KeyTitles(rules) }

  init() throws {
    rules = ActRules(
      health: try ShippedFramework.health(), support: try SLAReader.shipped(),
      training: try ShippedFramework.training(), zone: try #require(Zone(identifier: "Europe/Berlin")),
      improvement: try ImprovementReader.shipped(), contracts: try ContractReader.shipped(),
      journeys: try JourneyReader.shipped())
  }

  private func customer(_ tier: Tier) -> Fact {
    .customer(
      Customer(
        id: "CUST-1", name: "Hudson Field", tier: tier, industry: .other, size: .small,
        signedUp: LocalDate(day: 20_000)))
  }

  private func title(_ act: Act, on target: Target = .customer("CUST-1"), _ facts: [Fact] = []) -> String {
    let known = facts.isEmpty ? [customer(.community)] : facts
    return [ActRequest(act, on: target)].title(titles) { key in known.first { $0.key == key } }
  }

  /// Every key there is, by every act that takes one.
  @Test func noTitleHasAKeyOfTheRules() {
    var acts: [(Act, Target, key: String)] = []
    let customer = Target.customer("CUST-1")
    for metric in rules.health.metrics {
      acts += [
        (.record(metric.id, .measured(1), note: ""), customer, metric.id.text),
        (.override(.metric(metric.id), value: 5, reason: "r", days: nil), customer, metric.id.text),
        (.withdraw(.metric(metric.id)), customer, metric.id.text),
      ]
    }
    for part in rules.health.dimensions { acts.append((.withdraw(.dimension(part.id)), customer, part.id.text)) }
    for reason in rules.contracts.churnReasons {
      acts.append((.churn(on: LocalDate(day: 20_100), reason: reason.id, note: ""), customer, reason.id.text))
    }
    for path in rules.improvement.paths {
      acts.append((.explain(path, whys: ["w"]), .ticket("TKT-1"), path.description))
    }
    for path in rules.training.paths {
      acts.append((.enrol(path.id, due: nil), .learner("LRN-1"), path.id.text))
      acts.append((.renewCertificate(path.id), .learner("LRN-1"), path.id.text))
      for module in path.modules {
        acts += [
          (.complete(path.id, module.id, minutes: nil, score: nil), .learner("LRN-1"), module.id.text),
          (.waive(path.id, module.id, reason: "r"), .learner("LRN-1"), module.id.text),
          (.score(path.id, module.id, 80), .learner("LRN-1"), module.id.text),
        ]
      }
    }
    // A key such as `support` is a word like any other.
    for (act, target, key) in acts where key.contains(where: { !$0.isLowercase }) {
      #expect(!title(act, on: target).contains(key), "\(title(act, on: target))")
    }
    #expect(acts.count > 60)
  }

  @Test(arguments: Tier.allCases) func stepsGoByTheirTitles(_ tier: Tier) {
    for step in rules.journeys.steps(of: tier) {
      let acts: [Act] = [
        .settleStep(step.id, .done, on: nil, reason: ""), .settleStep(step.id, .skipped, on: nil, reason: "r"),
        .reopenStep(step.id), .takeUpStep(step.id, owner: "", due: nil),
      ]
      for act in acts {
        let words = title(act, [customer(tier)])
        #expect(words.contains("'\(step.fullTitle)'") && words.hasSuffix(" of CUST-1 Hudson Field"), "\(words)")
      }
    }
  }

  /// Whoever chooses a step knows which of those that come again and again it is.
  @Test(arguments: Tier.allCases, [Verb.step, .skip, .resume, .take])
  func noTwoStepsAreOfferedByTheSameWords(_ tier: Tier, _ verb: Verb) throws {
    guard case .customer(let known) = customer(tier) else { return }
    let step = try #require(verb.parameters(for: .customer(known), rules).first { $0.name == "step" })
    guard case .choice(let choices) = step.kind else {
      Issue.record("\(step.kind)")
      return
    }
    let groups = Dictionary(grouping: rules.journeys.steps(of: tier).filter(\.isRepeated), by: \.title)
    for (title, steps) in groups {
      #expect(Set(choices.map(\.title).filter { $0.hasPrefix(title) }).count >= steps.count)
    }
  }

  @Test func aTitleSaysWhatWasDoneAndToWhom() {
    let step = Act.settleStep("ongoing.day245", .done, on: nil, reason: "")
    #expect(title(step) == "complete step 'Bi-weekly (day 245)' of CUST-1 Hudson Field")
    let skip = Act.settleStep("aiModelAccess", .skipped, on: nil, reason: "no")
    #expect(title(skip) == "skip step 'After 10 AI requests' of CUST-1 Hudson Field")
    let done = Act.logActivity(
      kind: "Note", description: "Done: Escalate to executive team (score fell)", outcome: "")
    #expect(title(done) == "note as done 'Escalate to executive team' for CUST-1 Hudson Field")
    let call = Act.logActivity(kind: "Call", description: "Done: by phone", outcome: "")
    #expect(title(call) == "add activity Call for CUST-1 Hudson Field")
    let item = ActionItem(id: "ACT-1", customer: "CUST-1", title: "Call", created: Instant(seconds: 0))
    #expect(
      title(.reopenAction, on: .action("ACT-1"), [customer(.starter), .action(item)])
        == "reopen ACT-1 Call · Hudson Field")
    let contact = Contact(id: "CON-1", customer: "CUST-1", name: "Zoe Moreau")
    #expect(
      title(.forgetContact, on: .contact("CON-1"), [customer(.starter), .contact(contact)])
        == "forget contact CON-1", "who is forgotten is not named")
  }

  private static let day = LocalDate(iso8601: "2026-12-04") ?? LocalDate(day: 0)
  private static let moment = Instant(iso8601: "2026-12-04T01:00:00Z") ?? Instant(seconds: 0)

  /// Whoever types `02:00` or `fri` reads which day and time was taken, whatever the act.
  @Test(
    arguments: [
      (Act.promise(.update, moment), "due 4 December 2026 02:00"),
      (.approve(at: moment), "not before 4 December 2026 02:00"),
      (.noteSent(at: moment), "at 4 December 2026 02:00"), (.noteReply(at: moment), "at 4 December 2026 02:00"),
      (.logActivity(kind: "Call", description: "x", outcome: "", at: moment), "at 4 December 2026 02:00"),
      (.noteEvent("First login", at: moment, note: ""), "at 4 December 2026 02:00"),
      (.addAction(ActionDraft(title: "Call", due: day)), "due 4 December 2026"),
      (.settleStep("week2", .done, on: day, reason: ""), "on 4 December 2026"),
      (.takeUpStep("week2", owner: "", due: day), "due 4 December 2026"),
      (.enrol("technicalTraining", due: day), "due 4 December 2026"),
      (.enrolTeam("technicalTraining", due: day), "due 4 December 2026"),
      (.followUp(title: "x", owner: "", due: day), "due 4 December 2026"),
      (.stage(OpportunityNews(.qualified, closes: day)), "closes 4 December 2026"),
      (.milestone(MilestoneNews("Pilot", .done, on: day)), "on 4 December 2026"),
      (.milestone(MilestoneNews("Pilot", due: .some(day))), "due 4 December 2026"),
      (.comeBack(on: LocalDate(day: 20_000), renews: day), "renews 4 December 2026"),
      (
        .addSession(
          SessionDraft(
            path: "technicalTraining", module: "m", at: moment, zone: "America/New_York", minutes: 60)),
        "at 3 December 2026 20:00"
      ),
    ] as [(Act, String)])
  func aTitleSaysTheDayAndTimeThatWasTaken(_ act: Act, _ words: String) {
    #expect(title(act, on: act.target == .portfolio ? .portfolio : .customer("CUST-1")).hasSuffix(", \(words)"))
  }

  /// What is done now needs no time, and several that differ have none in common.
  @Test func aTitleSaysNoTimeWhereThereIsNone() {
    let event = Act.noteEvent("First login", at: Self.moment, note: "")
    let request = ActRequest(event, on: .customer("CUST-1"))
    #expect(!([request].title(titles, at: Self.moment) { _ in nil }).contains("2026"))
    #expect(!title(.promise(.update, nil)).contains("2026") && !title(.approve(at: nil)).contains("before"))
    let two = [Self.day, Self.day + 1].map { ActRequest(.enrol("technicalTraining", due: $0), on: .learner("L-1")) }
    #expect(!(two.title(titles) { _ in nil }).contains("due"))
  }

  @Test(arguments: [
    ("healthDeclineAlerts", "Health decline alerts"), ("week1.day3", "Week1, day3"), ("hand-over", "Hand over"),
    ("phase1_kickoff", "Phase1 kickoff"), ("aiRequests", "Ai requests"),
    ("After 10 AI requests", "After 10 AI requests"),
    ("", ""),
  ]) func aKeyWithoutATitleGoesByItsOwnWords(key: String, words: String) { #expect(KeyTitles.words(key) == words) }

  @Test func whereAnItemComesFromIsSaidByTitles() {
    #expect(titles.origin(.trigger("healthDeclineAlerts")) == "by the trigger 'Health decline alerts'")
    #expect(
      titles.origin(.journey("community/aiModelAccess"))
        == "by the journey of Community customers, 'After 10 AI requests'")
    #expect(titles.flow("community") == "Community")
  }
}
