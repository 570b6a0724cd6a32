import CustomerSuccess
import Foundation
import SQLiteEngine
import SuccessStore
import TerminalUI
import Testing

@testable import ConsoleApp

/// Every verb on a thing in every state: what its form begins with is accepted, or nothing is asked at all.
@Suite struct FormDefaultsTests {
  let fixture: ConsoleFixture
  let folder: ScratchFolder
  let store: any SuccessStore

  init() async throws {
    fixture = try ConsoleFixture()
    folder = try ScratchFolder()
    let rulebook = Rulebook(
      health: fixture.health, support: fixture.support, training: fixture.training, zone: ConsoleFixture.zone,
      fingerprint: "shipped", improvement: fixture.improvement, contracts: fixture.contracts,
      journeys: fixture.journeyRules)
    store = try SQLiteEngine.open(path: folder.url.appending(path: "rapport.db").path, rulebook: rulebook)
    let facts = EveryState(fixture).facts
    for kind in FactKind.allCases {
      let batch = facts.filter { $0.kind == kind }
      guard !batch.isEmpty else { continue }
      try await store.commit(
        batch.map { FactEdit(before: nil, after: $0) }, title: "t", by: "tests", at: EveryState.now)
    }
  }

  /// The things of a kind as a pane hands them over.
  private func subjects(_ kind: Target.Kind) async throws -> [ActSubject] {
    if kind == .portfolio { return [.known(.portfolio, title: "")] }
    if kind == .verbatim {
      return try await store.answer(VerbatimQuery(), at: EveryState.now).map { .verbatim($0.read) }
    }
    var facts: [Fact] = []
    for fact in EveryState(fixture).facts where fact.kind.rawValue == kind.rawValue { facts.append(fact) }
    var subjects: [ActSubject] = []
    for fact in facts {
      switch fact {
      case .customer(let customer): subjects.append(.customer(customer))
      case .contact(let contact): subjects.append(.contact(contact))
      case .action(let item): subjects.append(.action(item))
      case .article(let article): subjects.append(.article(article))
      case .session(let session): subjects.append(.session(session))
      case .initiative(let initiative): subjects.append(.initiative(initiative))
      case .message(let message): subjects.append(.message(message, text: message.ownText))
      case .ticket(let ticket):
        let detail = try await store.answer(TicketDetailQuery(ticket.id), at: EveryState.now)
        subjects.append(try #require(detail).row.subject)
      case .learner(let learner):
        let page = try await store.answer(LearnerQuery(window: Window(limit: 50)), at: EveryState.now)
        let row = page.rows.first { $0.learner.id == learner.id }
        // Who belongs to a customer that has left is in no list.
        #expect((row == nil) == (learner.customer == EveryState.gone.id))
        if let row { subjects.append(row.subject) }
      default: break
      }
    }
    return subjects
  }

  private func settle(_ console: inout Console, _ effects: [Effect]) async throws -> StoreError? {
    var open = effects
    var failure: StoreError?
    while !open.isEmpty {
      var next: [Effect] = []
      for effect in open {
        switch effect {
        case .ask(let pane, let number, let question):
          next += console.handle(.answer(pane, number: number, await question.answer(from: store, at: EveryState.now)))
        case .perform(let job):
          do throws(StoreError) {
            let entry = try await store.perform(job.requests, title: nil, by: "dana", at: EveryState.now)
            try await expectWords(of: entry, job)
            if !entry.isForGood { try await store.undo(entry.id, by: "dana", at: EveryState.now) }
            next += console.handle(.outcome(.done(entry)))
            #expect(console.notice?.text.without(job.requests.map(\.target)).internalKey == nil)
          } catch {
            failure = error
            next += console.handle(.outcome(.failed(error)))
          }
        default: break
        }
      }
      open = next
    }
    return failure
  }

  /// Neither the log nor what an entry changed speaks in keys of the rules.
  private func expectWords(of entry: ChangeEntry, _ job: ActJob) async throws(StoreError) {
    let targets = job.requests.map(\.target)
    #expect(entry.title.without(targets).internalKey == nil, "\(entry.title)")
    guard let record = try await store.answer(ChangeQuery(entry.id, limit: 50, withContext: true), at: EveryState.now)
    else {
      Issue.record("no entry \(entry.id)")
      return
    }
    let words = ChangeWords(
      record.context, rules: fixture.console().setting.acting, zone: ConsoleFixture.zone,
      now: EveryState.now)
    for edit in record.edits {
      let text = words.text(of: edit)
      #expect(text.without(targets).internalKey == nil, "\(text)")
    }
  }

  /// Something that is always right, for what a form leaves to the person.
  private func least(_ parameter: Parameter, on subject: ActSubject) -> String {
    switch parameter.name {
    case "category": return fixture.improvement.paths.first?.description ?? ""
    case "into" where subject.target.kind == .customer:
      return subject.target == .customer("CUST-1") ? "CUST-2" : "CUST-1"
    case "into": return subject.target == .ticket("TKT-1") ? "TKT-2" : "TKT-1"
    case "ticket": return "TKT-1"
    case "article": return "KB-published"
    case "learner": return "LRN-nothing"
    case "at" where parameter.isRequired: return "2026-12-01 14:00"
    default: break
    }
    return switch parameter.kind {
    case .number(_, let range): "\(min(60, range.upperBound))"
    case .day: "7d"
    case .moment: "4h"
    case .choice(let choices): choices.first?.value ?? ""
    default: parameter.name == "value" ? "n/a" : "kim"
    }
  }

  @Test(arguments: Verb.allCases)
  func aFormAsItOpensIsAcceptedWhateverTheStateOfItsThing(verb: Verb) async throws {
    for kind in verb.targets {
      var accepted = 0
      for subject in try await subjects(kind) {
        var console = fixture.console()
        var effects = console.begin(verb, on: [subject])
        let isRefused = effects.contains { if case .complain = $0 { true } else { false } }
        if isRefused {
          #expect(try await isRefusedByTheStore(verb, subject), "\(verb) on \(subject.title) was refused for nothing")
          continue
        }
        if effects.isEmpty {
          _ = try await settle(&console, console.ask())
          guard case .form(var form) = console.overlay else { continue }
          for field in form.fields where field.value.isEmpty {
            // Of what may be left out one has to be told.
            let isOneOf =
              (verb == .explain && field.parameter.name == "category")
              || (verb == .review && field.parameter.name == "steps")
            guard field.parameter.isRequired || isOneOf else { continue }
            form.set(field.parameter.name, to: least(field.parameter, on: subject))
          }
          console.overlay = .form(form)
          effects = console.handle(.keys([.enter]))
        }
        _ = try await settle(&console, effects)
        // What is doubted is said to be meant.
        var isDoubted = if case .doubt = console.overlay { true } else { false }
        if case .form(let form) = console.overlay { isDoubted = form.doubt != nil }
        if isDoubted {
          _ = try await settle(&console, console.handle(.keys([.character("y")])))
        }
        // What is kept and does not count is told in the colour of a complaint: it is done all the same.
        let isDone = console.notice?.text.hasSuffix("u undoes") == true
        #expect(
          console.notice?.isComplaint != true || isDone, "\(verb) on \(subject.title): \(console.notice?.text ?? "")")
        if case .form(let form) = console.overlay {
          Issue.record("\(verb) on \(subject.title): \(form.mistake?.description ?? form.refusal ?? "still open")")
        }
        accepted += 1
      }
      #expect(accepted > 0, "\(verb) can be done to some \(kind)")
    }
  }

  /// The same verb, handed past the form.
  private func isRefusedByTheStore(_ verb: Verb, _ subject: ActSubject) async throws -> Bool {
    let console = fixture.console()
    let parameters = verb.parameters(for: subject, console.setting.acting)
    var values = console.reader.initialValues(verb, for: subject)
    for parameter in parameters where parameter.isRequired && (values[parameter.name] ?? "").isEmpty {
      values[parameter.name] = least(parameter, on: subject)
    }
    do {
      let requests = try console.requests(Deed(verb, values), on: [subject])
      let entry = try await store.perform(requests, title: "t", by: "dana", at: EveryState.now)
      try await store.undo(entry.id, by: "dana", at: EveryState.now)
      return false
    } catch {
      return true
    }
  }

  /// A day, an amount, a number or a name that stands there already is typed over by the first letter: nobody mends a digit of it.
  @Test(arguments: Verb.allCases)
  func whatIsNoTextIsTypedOver(verb: Verb) async throws {
    for kind in verb.targets {
      for subject in try await subjects(kind) {
        var console = fixture.console()
        _ = console.begin(verb, on: [subject])
        guard case .form(let form) = console.overlay else { continue }
        for field in form.fields where field.parameter.kind != .text {
          let isFigure =
            field.value.first?.isNumber == true && field.value.allSatisfy { !$0.isLetter || "EURUSD".contains($0) }
          guard case .line = field.parameter.kind, isFigure else { continue }
          var typed = field
          typed.press(.character("9"), people: [])
          #expect(typed.value == "9", "\(verb) \(field.parameter.name) of \(subject.title)")
        }
      }
    }
  }

  /// What is true of the world is said by a person, and not by the first line of a list.
  @Test(arguments: Verb.allCases)
  func whatNothingTellsIsNotChosenByItself(verb: Verb) async throws {
    for kind in verb.targets {
      for subject in try await subjects(kind) {
        var console = fixture.console()
        let told = console.reader.initialValues(verb, for: subject)
        _ = console.begin(verb, on: [subject])
        guard case .form(let form) = console.overlay else { continue }
        for field in form.fields where (told[field.parameter.name] ?? "").isEmpty && field.pick == nil {
          #expect(field.value == "", "\(verb) \(field.parameter.name) of \(subject.title)")
        }
      }
    }
  }

  @Test func nobodyLeavesForAReasonThatNobodyGave() async throws {
    let customer = try #require(try await subjects(.customer).first)
    var console = fixture.console()
    _ = console.begin(.churn, on: [customer])
    let effects = console.handle(.keys([.enter]))
    #expect(!effects.contains { if case .perform = $0 { true } else { false } })
    guard case .form(let form) = console.overlay else { return #expect(Bool(false), "the form is closed") }
    #expect(form.mistake?.parameter == "reason")
    #expect(fixture.frame(console).text.contains("choose one"))
  }

  @Test func aNewTicketIsAnsweredWithTheFormsOwnDefault() async throws {
    let new = try #require(try await subjects(.ticket).first { $0.title.hasSuffix(" new") })
    var console = fixture.console()
    _ = console.begin(.respond, on: [new])
    let effects = console.handle(.keys([.paste("We look into it."), .enter]))
    #expect(try await settle(&console, effects) == nil)
    #expect(console.overlay == nil)
  }

  /// A reply says nothing of the status: what waits goes on waiting, whatever it waits for, one ticket or many.
  @Test func aReplyLeavesTheStatusUnlessToldOtherwise() async throws {
    let reader = fixture.console().reader
    var statuses: Set<TicketStatus> = []
    for subject in try await subjects(.ticket) {
      guard case .ticket(let reading, _) = subject, reading.status != .closed, reading.disposition == .counted else {
        continue
      }
      let after: TicketStatus = reading.status == .new ? .open : reading.status
      statuses.insert(after)
      var values = reader.initialValues(.respond, for: subject)
      values["text"] = "We are at it."
      let act = try reader.act(.respond, values, on: .ticket, subject: subject)
      #expect(act == .respond("We are at it.", then: after), "\(subject.title)")
      #expect(
        Verb.respond.parameters(for: subject, reader.rules).contains { parameter in
          guard case .choice(let choices) = parameter.kind else { return false }
          return choices.contains { $0.value == after.rawValue && $0.title.hasPrefix("stays ") }
        })
    }
    #expect(statuses == [.open, .pending, .onHold, .resolved])
    let many = try reader.act(
      .respond, reader.initialValues(.respond, for: nil).merging(["text": "x"]) { $1 }, on: .ticket, subject: nil)
    #expect(many == .respond("x", then: nil))
  }

  /// Where a reply owes the time of the next one, that is what a promise begins with.
  @Test func aPromiseBeginsWithWhatIsOwed() async throws {
    let reader = fixture.console().reader
    var owing = 0
    for subject in try await subjects(.ticket) {
      guard case .ticket(let reading, _) = subject, reading.isOpen, !reading.isPromised else { continue }
      owing += 1
      #expect(reader.initialValues(.promise, for: subject)["clock"] == "update", "\(subject.title)")
    }
    #expect(owing > 0)
  }

  @Test func enterTwiceSendsOnce() async throws {
    let new = try #require(try await subjects(.ticket).first)
    var console = fixture.console()
    _ = console.begin(.note, on: [new])
    let effects = console.handle(.keys([.paste("x"), .enter, .enter]))
    #expect(effects.filter { if case .perform = $0 { true } else { false } }.count == 1)
  }

  @Test func whatIsLeftAsItIsIsNoMistake() async throws {
    let mine = try #require(try await subjects(.ticket).first { $0.title.hasSuffix(" mine") })
    for verb in [Verb.assign, .severity, .rename] {
      var console = fixture.console()
      _ = console.begin(verb, on: [mine])
      _ = try await settle(&console, console.handle(.keys([.enter])))
      #expect(console.overlay == nil && console.notice?.text.hasPrefix("Nothing to do") == true)
    }
  }
}
