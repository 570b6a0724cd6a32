/// Takes a person out of texts: the name, the address, and what they wrote themselves. Figures and what the team did stay.
public struct Forgetting: Hashable, Sendable, PersonKnown {
  /// What stands in the person's place.
  public static let gone = "(forgotten)"

  public let customer: CustomerID
  /// The person's own fact.
  public let key: FactKey
  let name: String
  let email: String
  /// What the person was called before, and written to at.
  private(set) var earlierNames: [String] = [] { didSet { known = runs } }
  private(set) var earlierEmails: [String] = [] { didSet { known = runs } }
  /// Somebody else at the customer has the same address, which is a team's, and keeps it.
  private(set) var addressIsOthers = false { didSet { known = runs } }
  /// What a learner is called from now on whose id said who it was; the figures hang on the learner, so it goes on.
  public var newID: LearnerID? { didSet { known = runs } }
  /// All that the person is known by in texts.
  private var known: [KnownRun] = []

  /// Nil for what is no person at a customer.
  public init?(_ person: Fact) {
    switch person {
    case .contact(let contact): (customer, name, email) = (contact.customer, contact.name, contact.email)
    case .learner(let learner): (customer, name, email) = (learner.customer, learner.name, learner.email)
    default: return nil
    }
    key = person.key
    known = runs
  }

  /// What the person's own fact said before, as far as anything still tells it.
  public mutating func know(_ earlier: some Sequence<Fact>) {
    for before in earlier.lazy.compactMap({ Forgetting($0) }) { know(earlier: before.name, before.email) }
  }

  public mutating func know(earlier name: String, _ email: String) {
    if !name.isBlank, !([Self.gone, self.name] + earlierNames).contains(name) { earlierNames.append(name) }
    if !email.isBlank, !([self.email] + earlierEmails).contains(email) { earlierEmails.append(email) }
  }

  /// Spares what others of the customer's have in common with the person. Who has the name too is the same person; who
  /// has only one that the person had before, and no address of the person's, is somebody else.
  public mutating func spare(_ others: some Sequence<Fact>) {
    let others = others.filter { $0.key != key }.compactMap { Forgetting($0) }.filter { !$0.isDone }
    let names = names.map { NameSpellings($0) }
    let emails = Set(([email] + earlierEmails).filter { !$0.isBlank }.map(folded))
    let strangers = others.filter { other in !names.contains { $0.isName(other.name) } }
    func isStrangers(_ address: String) -> Bool { strangers.contains { folded($0.email) == folded(address) } }
    addressIsOthers = !email.isBlank && isStrangers(email)
    earlierEmails.removeAll(where: isStrangers)
    let present = NameSpellings(name)
    earlierNames.removeAll { name in
      let spellings = NameSpellings(name)
      return !present.isName(name)
        && others.contains { spellings.isName($0.name) && !emails.contains(folded($0.email)) }
    }
  }

  /// `contact CON-1 'Ann Lee'`
  var title: String { "\(key) '\(name)'" }

  /// What is to be found nowhere any more, folded: a text that tells of the person has all words of one of these in it, though what
  /// has them need not tell of the person.
  public var traces: [[String]] {
    var kept: [[String]] = signs.map { [folded($0)] }
    for name in names {
      for words in NameSpellings(name).all.map(\.words) {
        // What is found with fewer letters is found by these.
        guard !kept.contains(where: { found in found.allSatisfy { part in words.contains { $0.hasBytes(of: part) } } })
        else { continue }
        kept.append(Set(words).sorted { ($1.count, $0) < ($0.count, $1) })
      }
    }
    return kept
  }

  var names: [String] { ([name] + earlierNames).filter { !$0.isBlank && $0 != Self.gone } }

  /// Addresses, and an id that may be one: there is one way to write them.
  private var signs: [String] {
    let (id, address) = (newID == nil ? "" : key.parts.joined(), addressIsOthers ? "" : email)
    return ([address, id] + earlierEmails).filter { !$0.isBlank }
  }

  private var runs: [KnownRun] {
    signs.map { KnownRun($0) } + names.flatMap { name in NameSpellings(name).all.map { KnownRun(name, $0) } }
  }

  /// A learner's id tells of the person, as an address does.
  public var needsNewID: Bool { key.kind == .learner && isIn(key.parts.joined()) }

  /// What is said before it is done, with how much of the customer's names the person.
  func doubt(_ facts: [Fact]) -> String {
    let named = facts.filter { $0.key != key && scrubbed($0) != $0 }.map(\.key.words).sorted()
    let places = named.isEmpty ? "" : ", also in \(named.listed(3))"
    let shared = addressIsOthers ? " The address is somebody else's too and stays with them." : ""
    let alone = remains(in: facts).map { " \($0)." } ?? ""
    return
      "\(title) is forgotten for good: name, address and words, earlier ones too, are taken out of facts and log\(places), "
      + "which nothing brings back; figures stay.\(shared)\(alone)"
  }

  /// It was forgotten already.
  var isDone: Bool { name == Self.gone }

  public func isIn(_ text: String) -> Bool { scrubbed(text) != text }

  /// Names and addresses that stand as words of their own.
  public func scrubbed(_ text: String) -> String {
    WholeWords(text).replacing(known, by: Self.gone)
  }

  public func scrubbedLetter(_ text: String) -> String {
    let given = names.compactMap { GivenName(of: $0) }.map { KnownRun($0.text, isGivenName: true) }
    return WholeWords(text).replacing(known + given, by: Self.gone)
  }

  public func isSelf(_ contact: ContactID) -> Bool { key == .contact(contact) }

  public func isTold(by contact: ContactID) -> Bool { isIn(contact.text) }

  private struct KnownRun: WordTrace, Hashable {
    let spelling: NameSpellings.Spelling
    let text: String
    let isGivenName: Bool
    init(_ text: String, _ spelling: NameSpellings.Spelling? = nil, isGivenName: Bool = false) {
      self.text = text.withoutOuterBlanks
      self.isGivenName = isGivenName
      self.spelling = spelling ?? NameSpellings.Spelling(words: WholeWords(text).words, isInverted: false)
    }
    var length: Int { spelling.words.count }
    func knows(_ run: WordRun) -> Bool {
      guard run.words.elementsEqual(spelling.words), spelling.fits(run.written) else { return false }
      return isGivenName ? run.maySay(givenName: run.written == text) : run.maySay(name: run.written == text)
    }
  }

  /// Whether the person wrote an event of a ticket of their customer's.
  public func wrote(_ event: TicketEvent) -> Bool {
    guard case .customer(let author) = event.author else { return false }
    return names.contains { NameSpellings($0).isName(author) }
  }

  /// `theirs`: tickets in which the person spoke for the customer, whose answers to surveys are the person's words.
  public func scrubbed(_ fact: Fact, theirs: Set<TicketID> = []) -> Fact {
    let fact = renamed(fact)
    switch fact {
    case .contact(var contact) where fact.key == key:
      (contact.name, contact.email, contact.role) = (Self.gone, "", "")
      contact.link = nil
      // An address may be the id; what is kept of it would tell.
      if isTold(by: contact.id) { contact.id = ContactID(Self.gone) }
      return .contact(contact)
    case .learner(var learner) where fact.key == key || learner.id == newID:
      (learner.name, learner.email, learner.role) = (Self.gone, "", "")
      return .learner(learner)
    default: return withoutWords(of: fact, theirs: theirs)
    }
  }

  /// Of the learner by the new id, where there is one.
  private func renamed(_ fact: Fact) -> Fact {
    guard let newID else { return fact }
    guard case .learner(var learner) = fact else {
      return fact.moving(.learner) { FactKey.learner(LearnerID($0)) == key ? newID.text : nil }
    }
    if fact.key == key { learner.id = newID }
    return .learner(learner)
  }
}
