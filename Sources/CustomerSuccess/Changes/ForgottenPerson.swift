/// Somebody who was forgotten, as numbers only: what is told of the person again can be known by them, and who it was does not
/// stand in them.
public struct ForgottenPerson: Hashable, Sendable, Codable, PersonKnown {
  public var customer: CustomerID
  private let kind: FactKind
  private let salt: String
  private let id: String
  private let name: Trace?
  private let email: Trace?
  /// Of who was forgotten before letters were looked through, there is none.
  private let given: Trace?
  /// What the person was called and written to at before, and other spellings of names; of who was forgotten before these were kept,
  /// there are none.
  private let earlier: Earlier?
  /// What a learner is called now whose id said who it was.
  private let newID: LearnerID?

  /// `salt` is to be another one each time.
  public init(_ person: Forgetting, salt: String) {
    (self.salt, newID, customer, kind) = (salt, person.newID, person.customer, person.key.kind)
    id = Self.print([person.key.description], salt)
    let spellings = person.names.flatMap { name in NameSpellings(name).all.map { Trace($0, of: name, salt) } }
    name = spellings.first
    given = GivenName(of: person.name).flatMap { Trace($0.text, salt) }
    email = person.addressIsOthers ? nil : Trace(person.email, salt)
    earlier = Earlier(
      names: Array(spellings.dropFirst()),
      given: person.earlierNames.compactMap { GivenName(of: $0).flatMap { Trace($0.text, salt) } },
      emails: person.earlierEmails.compactMap { Trace($0, salt) })
  }

  private struct Earlier: Hashable, Sendable, Codable {
    let names: [Trace]
    let given: [Trace]
    let emails: [Trace]
  }

  private var names: [Trace] { [name].compactMap(\.self) + (earlier?.names ?? []) }
  private var emails: [Trace] { [email].compactMap(\.self) + (earlier?.emails ?? []) }

  /// A run of words, by its length and its number.
  private struct Trace: Hashable, Sendable, Codable {
    let length: Int
    let print: String
    /// As it is written, of a single word.
    let written: String?
    /// A comma stands in it; absent where none has to.
    let isInverted: Bool?

    init?(_ text: String, _ salt: String) {
      let words = WholeWords(text).words
      guard !words.isEmpty else { return nil }
      (length, print) = (words.count, ForgottenPerson.print(words, salt))
      written = words.count == 1 ? ForgottenPerson.print([text.withoutOuterBlanks], salt) : nil
      isInverted = nil
    }

    init(_ spelling: NameSpellings.Spelling, of name: String, _ salt: String) {
      (length, print) = (spelling.words.count, ForgottenPerson.print(spelling.words, salt))
      written = length == 1 ? ForgottenPerson.print([name.withoutOuterBlanks], salt) : nil
      isInverted = spelling.isInverted ? true : nil
    }

    func fits(_ written: some StringProtocol) -> Bool { isInverted != true || written.contains(",") }
  }

  private struct SaltedTrace: WordTrace {
    let trace: Trace
    let salt: String
    var isGivenName = false
    var length: Int { trace.length }
    func knows(_ run: WordRun) -> Bool {
      guard trace.fits(run.written), trace.print == ForgottenPerson.print(run.words, salt) else { return false }
      return isGivenName ? run.maySay(givenName: isWritten(run)) : run.maySay(name: isWritten(run))
    }
    private func isWritten(_ run: WordRun) -> Bool {
      trace.written.map { $0 == ForgottenPerson.print([String(run.written)], salt) } ?? true
    }
  }

  private static func print(_ words: some Sequence<String>, _ salt: String) -> String {
    Fingerprint(each: [salt] + words).text
  }

  private func isOne(of traces: [Trace], _ text: String) -> Bool {
    let words = WholeWords(text).words
    return traces.contains { words.count == $0.length && $0.fits(text) && Self.print(words, salt) == $0.print }
  }
}

extension ForgottenPerson {
  /// Whether a fact is the person's own: the same one, or one of that customer's with the same address.
  public func isSelf(_ fact: Fact) -> Bool {
    guard let other = Forgetting(fact) else { return false }
    if fact.kind == kind, Self.print([fact.key.description], salt) == id { return true }
    return other.customer == customer && isOne(of: emails, other.email)
  }

  /// A learner has a new id, so that facts about the old one are about that.
  var isRenamed: Bool { newID != nil }

  /// What the learner of this id is called now; nil for any other.
  func newID(of id: String) -> String? {
    guard let newID, Self.print([FactKey.learner(LearnerID(id)).description], salt) == self.id else { return nil }
    return newID.text
  }

  func wrote(_ event: TicketEvent) -> Bool {
    guard case .customer(let author) = event.author else { return false }
    return isOne(of: names, author)
  }

  func scrubbed(_ text: String) -> String { WholeWords(text).replacing(known, by: Forgetting.gone) }

  func scrubbedLetter(_ text: String) -> String {
    let given = ([given].compactMap(\.self) + (earlier?.given ?? [])).map {
      SaltedTrace(trace: $0, salt: salt, isGivenName: true)
    }
    return WholeWords(text).replacing(known + given, by: Forgetting.gone)
  }

  private var known: [SaltedTrace] { (emails + names).map { SaltedTrace(trace: $0, salt: salt) } }

  public func isSelf(_ contact: ContactID) -> Bool { Self.print([FactKey.contact(contact).description], salt) == id }

  func isTold(by contact: ContactID) -> Bool { scrubbed(contact.text) != contact.text }
}
