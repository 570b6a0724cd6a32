import CustomerSuccess
import Foundation
import SuccessStore

/// Carries a call out: finds what it is about, reads its values, writes one entry of the log.
struct ActRunner {
  var call: ActCall
  var place: Workplace
  /// The caller's own name for it.
  var once: String?

  /// Whoever empties a field sees what stood there.
  private var changesFields: Bool { [.edit, .assign].contains(call.verb) }
  private var rules: ActRules { place.rulebook.acting }

  func run() async throws -> ActReport {
    let told = try valuesWithInput()
    let once = once.map { OnceKey($0, call: call.words(told) + [place.me]) }
    // What it was about may be such by now that it could not be done again.
    if let once, let done = try await place.store.answer(OnceQuery(once)) {
      try await place.noteWhetherTakenBack(done)
      return try await ActReport.make(of: done, in: place, tellingCleared: changesFields)
    }
    let subjects = try await subjects()
    let values = try await named(told)
    let reader = ActReader(rules: rules, me: place.me, now: place.now)
    if let wrong = reader.emptied(call.verb, values, on: call.kind) {
      throw Complaint.complain("\(wrong)", Complaint.inputIsWrong)
    }
    let requests = try subjects.map { subject, own in
      var request = ActRequest(
        try act(values.merging(own) { $1 }, on: subject, ofSeveral: subjects.count > 1), on: subject.target,
        seen: subject.sight)
      request.isSure = call.isSure
      return request
    }
    let entry = try await perform(requests, once)
    if call.verb == .forget {
      DraftFolder(beside: URL(fileURLWithPath: place.store.path)).forget(subjects.map(\.subject))
    }
    return try await ActReport.make(of: entry, in: place, tellingCleared: changesFields)
  }

  private func perform(_ requests: [ActRequest], _ once: OnceKey?) async throws -> ChangeEntry {
    do throws(StoreError) {
      return try await place.store.perform(
        requests, title: nil, by: place.me, at: place.now, once: once)
    } catch {
      guard case .refused(let refusal) = error, refusal.isDoubt else { throw error }
      throw Complaint.complain("\(refusal) --yes does it all the same; nothing was changed.", Complaint.workFailed)
    }
  }

  /// Things are told by their ids, however short those were written, people as they are known.
  private func named(_ values: [String: String]) async throws -> [String: String] {
    var values = values
    for parameter in call.parameters(by: rules) {
      guard let word = values[parameter.name] else { continue }
      switch parameter.kind {
      case .thing(let kind):
        values[parameter.name] = try await SubjectSearch(place: place).subject(kind, word).target.description
      case .person: values[parameter.name] = try await person(word, parameter.name)
      case .line, .text, .day, .moment, .number, .choice, .words: break
      }
    }
    return values
  }

  /// The one who is meant; a name that nobody has yet only where it is said to be new.
  private func person(_ word: String, _ name: String) async throws -> String {
    if let complaint = TextLimit.name.complaint(word) {
      throw Complaint.complain("\(name): \(complaint)", Complaint.inputIsWrong)
    }
    if call.takesNewNames, !PersonName.isNobodysName(word) { return word }
    let known = try await place.store.answer(PeopleQuery())
    let people = known.contains(place.me) ? known : known + [place.me]
    do throws(ParameterError) {
      let (person, isNew) = try PersonName.read(word, for: name, among: people)
      guard !isNew else {
        throw ParameterError(name, PersonName.unknown(word, among: people) + "; --new takes a new name")
      }
      return person
    } catch {
      throw Complaint.complain("\(error)", Complaint.inputIsWrong)
    }
  }

  /// What it is done to, and what the word that named it tells beside that.
  private typealias Named = (subject: ActSubject, own: [String: String])

  /// In the order they were named, each once.
  private func subjects() async throws -> [Named] {
    let search = SubjectSearch(place: place)
    var found: [Named] = []
    for word in call.targets {
      let (name, own) = try await meaning(of: word)
      let subject = try await search.subject(call.kind, name)
      if !found.contains(where: { $0.subject.target == subject.target && $0.own == own }) {
        found.append((subject, own))
      }
    }
    return found
  }

  /// A certificate's id stands for its learner and its path.
  private func meaning(of word: String) async throws -> (name: String, own: [String: String]) {
    guard call.verb == .renew, call.kind == .learner,
      let certificate = try await CertificateSearch(place: place).certificate(word)
    else { return (try await owner(of: word), [:]) }
    let path = certificate.path.text
    if let told = call.values["path"], told != path {
      throw Complaint.complain("path: found '\(told)', \(certificate.id) is of \(path)", Complaint.inputIsWrong)
    }
    return (certificate.learner.text, ["path": path])
  }

  /// An opportunity's id stands for the customer whose newest it is.
  private func owner(of word: String) async throws -> String {
    guard call.verb == .stage, let found = try await place.store.answer(OpportunityDetailQuery(word), at: place.now),
      found.row.id.text == word
    else { return word }
    guard found.isCurrent else {
      let newest = found.all.first?.id.text ?? ""
      throw Complaint.complain(
        "\(word) is decided, and \(newest) came after it; nothing was changed.", Complaint.workFailed)
    }
    return found.row.customer.id.text
  }

  private func act(_ values: [String: String], on subject: ActSubject, ofSeveral: Bool) throws -> Act {
    let reader = ActReader(rules: rules, me: place.me, now: place.now)
    do throws(ParameterError) {
      let act = try reader.act(call.verb, values, on: call.kind, subject: subject)
      guard case .tick(let step, _) = act, let isDone = call.ticks else { return act }
      return .tick(step: step, isDone: isDone)
    } catch {
      if let refusal = reader.refusal(behind: error, of: call.verb, on: subject) {
        throw Complaint.complain("\(refusal)", Complaint.workFailed)
      }
      let which = ofSeveral ? "\(subject.target): " : ""
      throw Complaint.complain("\(which)\(error)", Complaint.inputIsWrong)
    }
  }

  /// A long text told as `-` is what comes in.
  private func valuesWithInput() throws -> [String: String] {
    var values = call.values
    let texts = call.parameters(by: rules).filter { $0.kind == .text && values[$0.name] == "-" }
    guard let first = texts.first else { return values }
    guard texts.count == 1 else {
      throw Complaint.complain(
        "\(texts[1].name): found '-', expected a text: standard input is the \(first.name) already",
        Complaint.inputIsWrong)
    }
    values[first.name] = try StandardInput.text(for: first.name)
    return values
  }
}

extension ActCall {
  fileprivate func parameters(by rules: ActRules) -> [Parameter] { verb.parameters(for: nil, on: kind, rules) }

  /// All that makes it this call.
  fileprivate func words(_ values: [String: String]) -> [String] {
    let told = values.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
    return ["\(verb)", "\(kind)", ticks.map { "\($0)" } ?? ""] + targets + told
  }
}

enum StandardInput {
  /// All of it; a longer text than anybody writes is a slip of the hand.
  static func text(for name: String) throws -> String {
    let data = try FileHandle.standardInput.read(upToCount: longest + 1) ?? Data()
    guard data.count <= longest else {
      throw Complaint.complain(
        "\(name): found more than \(longest / 1_048_576) MiB on standard input, expected a text", Complaint.inputIsWrong
      )
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Complaint.complain(
        "\(name): found bytes on standard input, expected UTF-8 text", Complaint.inputIsWrong)
    }
    return text
  }

  private static let longest = 1_048_576
}
