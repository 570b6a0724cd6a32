import Testing

@testable import CustomerSuccess

/// A person's name, address and words, taken out of whatever is said.
@Suite struct ForgettingTests {
  private let contact = Contact(id: "P-1", customer: "C-1", name: "Ann Lee", email: "ann.lee@acme.example", role: "CFO")
  private let forgetting: Forgetting

  init() throws { forgetting = try #require(Forgetting(.contact(contact))) }

  @Test(arguments: [
    ("Call Ann Lee today", "Call (forgotten) today"), ("ANN LEE, ann lee", "(forgotten), (forgotten)"),
    ("Änn Lée", "(forgotten)"), ("to ann.lee@acme.example.", "to (forgotten)."), ("Joann Lee", "Joann Lee"),
    ("Ann Leeds", "Ann Leeds"), ("Ann", "Ann"), ("", ""), ("(Ann Lee)", "((forgotten))"),
  ])
  func wordsOfTheirOwnGo(_ text: String, _ left: String) {
    #expect(forgetting.scrubbed(text) == left)
    #expect(forgetting.isIn(text) == (text != left))
  }

  /// The same name as others write it; another name goes on to stand.
  @Test(arguments: [
    ("Seán O'Brien", "Ask Sean O’Brien; SEAN  OBRIEN", "Ask (forgotten); (forgotten)"),
    ("Seán O'Brien", "O'Brien, Sean and OʼBrien,  Seán", "(forgotten) and (forgotten)"),
    ("Sean O’Brien", "Sean O'Brien", "(forgotten)"), ("O'Brien, Sean", "Sean O'Brien", "(forgotten)"),
    ("Jürgen Müller", "Jurgen Muller, Juergen Mueller, Jürgen Mueller", "(forgotten), (forgotten), (forgotten)"),
    ("Juergen Mueller", "Jürgen Müller", "(forgotten)"), ("Anna-Lena Berg", "Anna  Lena Berg", "(forgotten)"),
    ("Anna-Lena Berg", "Annalena Berg; Berg, Anna-Lena", "(forgotten); (forgotten)"),
    ("Ann Lee", "Lee Ann asked", "Lee Ann asked"),
    ("Jürgen Müller", "Müller", "Müller"), ("Zoe", "Zo", "Zo"), ("Müller", "Mueller", "(forgotten)"),
  ])
  func otherSpellingsGo(_ name: String, _ text: String, _ left: String) throws {
    let forgetting = try #require(Forgetting(.contact(Contact(id: "P-1", customer: "C-1", name: name))))
    #expect(forgetting.scrubbed(text) == left)
    #expect(ForgottenPerson(forgetting, salt: "s").scrubbed(text) == left, "and when a file tells it again")
    let isFound = forgetting.traces.contains { $0.allSatisfy { folded(text).hasBytes(of: $0) } }
    #expect(isFound || left == text, "what is looked through has it")
  }

  /// A name in another spelling is the same person's, a surname that stands first without a comma may be another's given name.
  @Test func othersAreTheSameBySpelling() throws {
    let forgetting = try #require(Forgetting(.contact(Contact(id: "P-1", customer: "C-1", name: "Jürgen Müller"))))
    #expect(forgetting.wrote(event(.customer("Juergen Mueller"), .customerMessage("Help"))))
    #expect(!forgetting.wrote(event(.customer("Müller Jürgen"), .customerMessage("Help"))))
  }

  /// Of a part of the name it is said where it stands: it may be somebody else.
  @Test func aNameAloneIsNamed() {
    func call(_ id: ActivityID, _ text: String) -> Fact {
      .activity(
        Activity(id: id, customer: "C-1", at: ActWorld.now, kind: "Call", description: text, author: "dana"))
    }
    let facts = [call("LOG-1", "Ann Lee asked"), call("LOG-2", "ann asked"), call("LOG-3", "Mrs Lee, twice: Lee")]
    #expect(
      forgetting.remains(in: facts + [.contact(contact)])
        == "'Ann' or 'Lee' alone stays in 2 places, which may be about somebody else: activity LOG-2, activity LOG-3")
    #expect(forgetting.doubt(facts).hasSuffix("activity LOG-2, activity LOG-3."))
    #expect(forgetting.remains(in: [call("LOG-1", "Ann Lee asked"), call("LOG-4", "Joann")]) == nil)
  }

  private func event(_ author: Actor, _ kind: TicketEvent.Kind) -> TicketEvent {
    TicketEvent(ticket: "T-1", at: ActWorld.now, order: 1, author: author, kind: kind)
  }

  @Test func whatThePersonWroteGoesAndWhatTheTeamDidStays() {
    let mine = forgetting.scrubbed(.ticketEvent(event(.customer("ann lee"), .customerMessage("My login fails"))))
    #expect(mine == .ticketEvent(event(.customer("(forgotten)"), .customerMessage("(forgotten)"))))
    let reply = forgetting.scrubbed(.ticketEvent(event(.agent("Ann Lee"), .publicReply("Dear Ann Lee, done."))))
    #expect(
      reply == .ticketEvent(event(.agent("Ann Lee"), .publicReply("Dear (forgotten), done."))),
      "one of the team may be called so")
    let other = Fact.ticketEvent(event(.customer("Bo"), .customerMessage("Help")))
    #expect(forgetting.scrubbed(other) == other)
    let answer = SurveyResponse(
      id: "S-1", customer: "C-1", kind: .csat, score: 4, at: ActWorld.now, ticket: "T-1", comment: "Quick")
    #expect(forgetting.scrubbed(.survey(answer)) == .survey(answer))
    var gone = answer
    gone.comment = "(forgotten)"
    #expect(forgetting.scrubbed(.survey(answer), theirs: ["T-1"]) == .survey(gone), "the figure stays")
  }

  @Test func listsStayLists() {
    let item = ActionItem(
      id: "A-1", customer: "C-1", title: "Ask Ann Lee", owner: "Ann Lee",
      checklist: [ChecklistStep(title: "Ann Lee; call", isDone: true)],
      created: ActWorld.now)
    guard case .action(let left) = forgetting.scrubbed(.action(item)) else { return }
    #expect(left.title == "Ask (forgotten)" && left.owner == "Ann Lee")
    #expect(left.checklist == [ChecklistStep(title: "(forgotten); call", isDone: true)])
  }

  /// Scrubbing once more changes nothing, and keys stay.
  @Test func nothingIsLeftToScrub() {
    for fact in [Fact.contact(contact), .ticketEvent(event(.customer("Ann Lee"), .customerMessage("Ann Lee")))] {
      let once = forgetting.scrubbed(fact)
      #expect(forgetting.scrubbed(once) == once && once.key == fact.key && once != fact)
    }
  }

  /// A name of one word is mostly an ordinary word too: it goes where it is all there is, and as a name in a sentence.
  @Test(arguments: [
    ("We will call", "We will call"), ("Sync will not start", "Sync will not start"),
    ("Will they renew?", "Will they renew?"),
    ("Done. Will call", "Done. Will call"), ("Call Will today", "Call (forgotten) today"), ("Will", "(forgotten)"),
    ("will", "(forgotten)"), ("Dear Will,", "Dear (forgotten),"), ("Will's and Will's", "Will's and (forgotten)'s"),
    ("the e-Will and Will-o", "the e-Will and Will-o"), ("to will@acme.example now", "to (forgotten) now"),
    ("Call GoodWill", "Call GoodWill"),
  ])
  func aNameOfOneWordIsNoOrdinaryWord(_ text: String, _ left: String) throws {
    let will = Contact(id: "P-2", customer: "C-1", name: "Will", email: "will@acme.example")
    let forgetting = try #require(Forgetting(.contact(will)))
    #expect(forgetting.scrubbed(text) == left)
    #expect(ForgottenPerson(forgetting, salt: "s").scrubbed(text) == left, "and when a file tells it again")
  }

  private func letter(to contact: ContactID, _ subject: String, _ body: String) -> Fact {
    let message = OutreachMessage(
      id: "MSG-1", customer: "C-1", contact: contact, trigger: "renewalReminders", occasion: "2026-12-01/30",
      fired: ActWorld.now, state: .approved, since: ActWorld.now, author: "dana", subject: subject, body: body)
    return .message(message)
  }

  /// Somebody who is written to is called by the given name, where a sentence begins too; in others' letters it is a word.
  @Test(arguments: [
    ("Hi Ann,\nAnn, a word", "Hi (forgotten),\n(forgotten), a word"), ("Dear Ann Lee", "Dear (forgotten)"),
    ("Ann", "(forgotten)"), ("Ann-Marie and Annex", "Ann-Marie and Annex"), ("Hello,", "Hello,"),
  ])
  func aLetterCallsThePersonByTheGivenName(_ text: String, _ left: String) {
    let later = ForgottenPerson(forgetting, salt: "s")
    #expect(forgetting.scrubbed(letter(to: "P-1", text, text)) == letter(to: "P-1", left, left))
    #expect(later.withoutWords(of: letter(to: "P-1", text, text), theirs: []) == letter(to: "P-1", left, left))
    let others = letter(to: "P-2", "Ask Ann", "Ann said so")
    #expect(forgetting.scrubbed(others) == others && later.withoutWords(of: others, theirs: []) == others)
  }

  /// Tools know contacts by their address: whom a letter went to is not told by it.
  @Test func anAddressedLetterDoesNotKeepTheAddress() throws {
    let contact = Contact(id: "ann@acme.example", customer: "C-1", name: "Ann Lee", email: "ann@acme.example")
    let forgetting = try #require(Forgetting(.contact(contact)))
    let (sent, left) = (letter(to: contact.id, "Hi", "Ann"), letter(to: "(forgotten)", "Hi", "(forgotten)"))
    #expect(forgetting.scrubbed(sent) == left)
    #expect(ForgottenPerson(forgetting, salt: "s").withoutWords(of: sent, theirs: []) == left)
  }

  /// A team's address is not the person's alone: it stays with whoever else has it, and in texts.
  @Test func anAddressOfSeveralStaysWithTheOthers() throws {
    let ann = Contact(id: "P-1", customer: "C-1", name: "Ann Lee", email: "team@acme.example")
    var forgetting = try #require(Forgetting(.contact(ann)))
    let other = Contact(id: "P-2", customer: "C-1", name: "Bo Lind", email: "Team@acme.example")
    let same = Learner(id: "L-1", customer: "C-1", name: "ann lee", email: "team@acme.example")
    forgetting.spare([.contact(ann), .learner(same)])
    #expect(!forgetting.addressIsOthers, "the same person")
    forgetting.spare([.contact(ann), .learner(same), .contact(other)])
    #expect(forgetting.scrubbed(.contact(other)) == .contact(other))
    #expect(forgetting.scrubbed("Ann Lee <team@acme.example>") == "(forgotten) <team@acme.example>")
    let memory = ForgottenPerson(forgetting, salt: "s")
    #expect(memory.isSelf(.contact(ann)) && !memory.isSelf(.contact(other)), "nor is it left out of the next import")
  }

  /// What the person was called before goes too, but not where somebody else is called so today.
  @Test func earlierNamesGo() throws {
    func ann(_ name: String, _ email: String) -> Fact {
      .contact(Contact(id: "P-1", customer: "C-1", name: name, email: email))
    }
    var forgetting = try #require(Forgetting(ann("Ann Wed", "wed@acme.example")))
    forgetting.know([ann("Ann Lee", "lee@acme.example"), ann("Bo Lind", "team@acme.example"), ann("Ann Wed", "")])
    let bo = Fact.contact(Contact(id: "P-2", customer: "C-1", name: "Bo Lind", email: "bo@acme.example"))
    let her = Fact.learner(Learner(id: "L-1", customer: "C-1", name: "Ann Lee", email: "wed@acme.example"))
    let team = Fact.contact(Contact(id: "P-3", customer: "C-1", name: "Cy Orr", email: "team@acme.example"))
    forgetting.spare([bo, her, team])
    let text = "Ann Lee, Ann Wed, Bo Lind, lee@acme.example, team@acme.example"
    let left = "(forgotten), (forgotten), Bo Lind, (forgotten), team@acme.example"
    #expect(forgetting.scrubbed(text) == left)
    #expect(forgetting.scrubbed(bo) == bo && forgetting.scrubbed(team) == team && forgetting.scrubbed(her) != her)
    let later = ForgottenPerson(forgetting, salt: "s")
    #expect(later.scrubbed(text) == left, "and when a file tells it again")
    #expect(later.isSelf(her) && !later.isSelf(bo) && !later.isSelf(team))
    let said = event(.customer("Ann Lee"), .customerMessage("Help"))
    #expect(forgetting.wrote(said) && later.wrote(said))
  }
}
