import CustomerSuccess
import Files
import Foundation
import Framework
import SQLiteEngine
import SuccessStore

/// The framework's documents as they hold here: over the shipped ones lies what the team's files of the database say, or, where it has
/// none at all, those of the user's configuration folder. Both at once would be another rulebook for each of the team.
struct FrameworkFolder {
  var folder: URL
  /// The database's files.
  var team: [FrameworkFile] = []
  /// Texts that stand for files, to be tried before they are put in place.
  var tried: [FrameworkDocument: OwnText] = [:]

  /// A document that is not as shipped.
  struct OwnText {
    /// What complaints call it.
    var file: String
    var text: String
  }

  func file(of document: FrameworkDocument) -> String { folder.appending(path: document.fileName).path }

  /// Nil where the shipped one holds alone.
  func own(_ document: FrameworkDocument) throws -> OwnText? {
    if let text = tried[document] { return text }
    guard team.isEmpty else {
      return team.first { $0.id == document.id }.map { OwnText(file: $0.placeName, text: $0.text) }
    }
    return try inFolder(document)
  }

  /// The user's own file, whether it is followed or not.
  private func inFolder(_ document: FrameworkDocument) throws -> OwnText? {
    let file = file(of: document)
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return OwnText(file: file, text: try Complaint.text(of: file))
  }

  /// The user's own files that are not followed, since the database has the team's.
  var passedOver: [String] {
    guard !team.isEmpty else { return [] }
    return FrameworkDocument.allCases.map(file).filter(FileManager.default.fileExists)
  }

  /// What holds. Read strictly: anything unexpected in a file ends with its place and what was expected.
  func document(_ document: FrameworkDocument, own: OwnText?) throws(DocumentError) -> DocumentNode {
    guard let own else { return try document.shipped() }
    return try document.laid(own.text, file: own.file)
  }

  /// What customers are promised, on these calendars besides one's own and the shipped ones.
  func support(with more: [String: BusinessCalendar]) throws -> SupportRules {
    let texts = try texts()
    return try Complaint.reading { () throws(DocumentError) in try support(texts, with: more) }
  }

  private func texts() throws -> [FrameworkDocument: OwnText] {
    var texts: [FrameworkDocument: OwnText] = [:]
    for document in FrameworkDocument.allCases { texts[document] = try own(document) }
    return texts
  }

  private func support(
    _ texts: [FrameworkDocument: OwnText], with more: [String: BusinessCalendar] = [:]
  ) throws(DocumentError) -> SupportRules {
    let calendars = try CalendarReader.read(document(.calendars, own: texts[.calendars])).merging(more) { $1 }
    return try SLAReader.read(document(.sla, own: texts[.sla]), calendars: calendars)
  }

  /// How what customers write is read. A large document, that only those read who ask for it, or try another one.
  func feedback() throws -> FeedbackRules {
    let own = try own(.feedback)
    return try Complaint.reading { () throws(DocumentError) in
      try FeedbackReader.read(document(.feedback, own: own))
    }
  }

  func rulebook(zone: Zone) throws -> Rulebook {
    if let unknown = team.first(where: { $0.document == nil }) {
      let known = FrameworkDocument.allCases.map(\.rawValue).joined(separator: ", ")
      throw Complaint.complain(
        "\(unknown.placeName): no such document, expected one of \(known)", Complaint.inputIsWrong)
    }
    if tried[.feedback] != nil { _ = try feedback() }
    let texts = try texts()
    // Half of the reading: it is done beside the other half.
    let health = Early {
      try Complaint.reading { () throws(DocumentError) in
        try HealthModelReader.read(document(.health, own: texts[.health]))
      }
    }
    let paths = try Complaint.reading { () throws(DocumentError) in
      try TrainingReader.read(document(.training, own: texts[.training]))
    }
    let promises = try Complaint.reading { () throws(DocumentError) in try support(texts) }
    let loop = try Complaint.reading { () throws(DocumentError) in
      // The shipped lessons may name modules that the user's own training has no more: those teach nobody.
      try ImprovementReader.read(
        document(.improvement, own: texts[.improvement]), training: texts[.improvement] == nil ? nil : paths)
    }
    let terms = try Complaint.reading { () throws(DocumentError) in
      try ContractReader.read(document(.contracts, own: texts[.contracts]))
    }
    let model = try health.value()
    let journeys = try Complaint.reading { () throws(DocumentError) in
      try JourneyReader.read(document(.journeys, own: texts[.journeys]), health: texts[.journeys] == nil ? nil : model)
    }
    var outreach = try Complaint.reading { () throws(DocumentError) in
      try OutreachReader.read(document(.outreach, own: texts[.outreach]), health: texts[.outreach] == nil ? nil : model)
    }
    outreach.programmes = try Complaint.reading { () throws(DocumentError) in
      try ProgrammeReader.read(
        document(.programmes, own: texts[.programmes]), health: texts[.programmes] == nil ? nil : model)
    }
    outreach.texts = try Complaint.reading { () throws(DocumentError) in
      // The shipped texts may be of contents that the user's own programmes have no more.
      try MessageReader.read(
        document(.messages, own: texts[.messages]), programmes: texts[.messages] == nil ? nil : outreach.programmes)
    }
    let performance = try Complaint.reading { () throws(DocumentError) in
      try MetricsReader.read(document(.metrics, own: texts[.metrics]), health: texts[.metrics] == nil ? nil : model)
    }
    // What opportunities are worth follows from programmes, and how much of a limit is used from outreach.
    let kept: [FrameworkDocument] = [.health, .calendars, .sla, .training, .journeys, .outreach, .programmes]
    return Rulebook(
      health: model, support: promises, training: paths, zone: zone,
      fingerprint: Rulebook.fingerprint(
        of: [Rapport.configuration.version] + kept.map { texts[$0]?.text ?? $0.shippedText }, zone: zone),
      improvement: loop, contracts: terms, journeys: journeys, outreach: outreach,
      outreachFingerprint: Rulebook.fingerprint(
        of: [FrameworkDocument.outreach, .programmes, .messages].map { texts[$0]?.text ?? $0.shippedText }, zone: zone),
      performance: performance)
  }
}

extension FrameworkDocument {
  var id: FrameworkFileID { FrameworkFileID(rawValue) }
}

extension FrameworkFile {
  var document: FrameworkDocument? { FrameworkDocument(rawValue: id.text) }

  /// What complaints call it.
  var placeName: String { "\(id.fileName) of the database" }
}

extension Surroundings {
  /// The user's own, without any database.
  var framework: FrameworkFolder { FrameworkFolder(folder: configurationFolder) }

  /// What holds with the database, where there is one.
  func teamFramework() throws -> FrameworkFolder {
    var framework = framework
    framework.team = try appliedFiles().map(\.file)
    return framework
  }

  /// The rules that hold with the database, with days beginning and ending in the viewer's zone.
  func rulebook() throws -> Rulebook { try teamFramework().rulebook(zone: try Surroundings.zone()) }

  /// How a store makes its rules of the files that it keeps. What the user's own folder says is read beside the opening.
  var rules: RulebookSource {
    let framework = framework
    let own = Early { try framework.rulebook(zone: try Surroundings.zone()) }
    @Sendable func team(_ files: [FrameworkFile]) -> FrameworkFolder {
      var team = framework
      team.team = files
      return team
    }
    return RulebookSource(
      feedback: { files throws(StoreError) in try Surroundings.inStoreWords { try team(files).feedback() } },
      { files throws(StoreError) in
        try Surroundings.inStoreWords {
          try files.isEmpty ? own.value() : team(files).rulebook(zone: try Surroundings.zone())
        }
      })
  }

  private static func inStoreWords<Rules>(_ make: () throws -> Rules) throws(StoreError) -> Rules {
    do {
      return try make()
    } catch let error as StoreError {
      throw error
    } catch let complaint as Complaint {
      throw .rules(complaint.words)
    } catch {
      throw .unavailable("\(error)")
    }
  }

  /// The team's files; none where there is no database, or one that cannot be opened: whoever needs it says why.
  func appliedFiles() throws -> [AppliedFile] {
    guard let size = FileStatus(database.path)?.size, size > 0 else { return [] }
    do {
      let store = try SQLiteEngine.open(path: database.path, rules: rules, mode: .readOnly)
      defer { try? store.close() }
      return try waiting { try await store.answer(FrameworkFilesQuery()) }
    } catch let error as StoreError {
      switch error {
      // One of an older Rapport has none.
      case .readOnly, .damaged, .newerSchema, .unavailable: return []
      default: throw error
      }
    }
  }

  /// The viewer's zone.
  static func zone() throws -> Zone {
    do throws(LocalZone.Unreadable) { return try LocalZone.current() } catch {
      throw Complaint.complain(error.description, Complaint.inputIsWrong)
    }
  }
}
