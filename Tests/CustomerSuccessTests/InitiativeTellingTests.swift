import Testing

@testable import CustomerSuccess

/// A customer told of an initiative: once, and by the rules that every message to a customer goes by.
@Suite struct InitiativeTellingTests {
  let world: ActWorld
  private let act = Act.tellOf("INI-1")
  private let customer = Target.customer("C-1")

  init() throws {
    world = try ActWorld()
    put(.initiative(Self.initiative(.running)))
    put(.contact(Contact(id: "P-1", customer: "C-1", name: "Ana Ruiz", email: "ana@example.com", isPrimary: true)))
  }

  private static func initiative(_ status: Initiative.Status) -> Initiative {
    Initiative(
      id: "INI-1", title: "Faster search", status: status, since: ActWorld.now - 900, impact: 5, effort: 2,
      quarter: Quarter(ActWorld.today), origin: .theme("performance"), created: ActWorld.now - 900,
      changed: ActWorld.now - 900)
  }

  private func put(_ facts: Fact...) {
    world.facts.apply(facts.map { FactEdit(before: world.facts.fact($0.key), after: $0) })
  }

  private func told() throws -> (firing: OutreachFiring, message: OutreachMessage) {
    let edits = try world.perform(act, on: customer)
    guard edits.count == 2, case .firing(let firing)? = edits[0].after, case .message(let message)? = edits[1].after
    else { throw Refusal("\(edits)") }
    return (firing, message)
  }

  @Test func itIsADraftToThePrimaryContact() throws {
    let (firing, message) = try told()
    #expect(message.state == .drafted && message.contact == "P-1" && message.why.isEmpty)
    #expect(message.isSame(as: firing) && firing.trigger == .initiativeNews && firing.occasion == "INI-1")
    #expect(firing.reason["initiative"] == "Faster search" && firing.reason["theme"] == "performance")
    #expect(firing.reason["isRunning"] == "yes" && firing.reason["isDone"] == nil)
    #expect(firing.words == "Faster search" && firing.rule(world.rules.outreach).contains("told the customer of INI-1"))
  }

  @Test func onceForEachInitiative() throws {
    _ = try told()
    #expect(try world.perform(act, on: customer).isEmpty)
  }

  /// What keeps a run's message back keeps this one, in the same words, and runs try it again.
  @Test func whatSpeaksAgainstItHoldsIt() throws {
    var ana = Contact(id: "P-1", customer: "C-1", name: "Ana Ruiz", email: "ana@example.com", isPrimary: true)
    ana.isUnsubscribed = true
    put(.contact(ana))
    let held = try told().message
    #expect(held.state == .held && held.why == "P-1 wants no messages" && !held.isHeldByPerson)
  }

  @Test func aCapHoldsIt() throws {
    put(
      .message(
        OutreachMessage(
          id: "M-1", customer: "C-1", contact: "P-1", trigger: .milestoneCelebrations, occasion: "o",
          fired: ActWorld.now - 900, state: .drafted, since: ActWorld.now - 900)))
    let held = try told().message
    #expect(held.state == .held && held.why.hasPrefix("P-1 had a message on "), "\(held.why)")
  }

  @Test func aTextThatNeedsWhatNobodyKnowsHoldsIt() throws {
    var rules = world.rules
    rules.outreach.texts.triggers[.initiativeNews] = MessageTemplate(
      subject: TemplateText(unchecked: "{{initiative}}"), body: [TemplateText(unchecked: "{{nextStep}}")])
    let acting = Acting(rules: rules, source: world.facts, author: "dana", now: ActWorld.now)
    guard case .message(let held)? = try acting.edits(for: ActRequest(act, on: customer)).last?.after else {
      throw Refusal("no message")
    }
    #expect(held.state == .held && held.why == "the text needs nextStep, which is not known")
  }

  @Test(arguments: [Initiative.Status.idea, .dropped]) func whatMayComeToNothingIsNotTold(status: Initiative.Status) {
    put(.initiative(Self.initiative(status)))
    #expect(world.refusal(act, on: customer)?.hasPrefix("INI-1: ") == true)
  }

  @Test func whoLeftIsNotTold() {
    var left = world.customer
    (left.lifecycle, left.churned) = (.churned, ActWorld.today + -3)
    put(.customer(left))
    #expect(world.refusal(act, on: customer)?.contains("left on") == true)
    #expect(world.refusal(.tellOf("INI-9"), on: customer)?.contains("INI-9") == true)
  }
}
