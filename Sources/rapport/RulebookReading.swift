import CustomerSuccess
import Foundation
import Framework
import SuccessStore

/// The framework's documents as this user has them: what the configuration folder's own files say, over the shipped ones.
struct FrameworkFolder {
  var folder: URL
  /// Texts that stand for files of the folder, to be tried before they are written.
  var tried: [FrameworkDocument: OwnText] = [:]

  /// A document of the user's own.
  struct OwnText {
    /// What complaints call it.
    var file: String
    var text: String
  }

  func file(of document: FrameworkDocument) -> String { folder.appending(path: document.fileName).path }

  /// Nil where there is none.
  func own(_ document: FrameworkDocument) throws -> OwnText? {
    if let text = tried[document] { return text }
    let file = file(of: document)
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return OwnText(file: file, text: try Complaint.text(of: file))
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

  func rulebook(zone: Zone) throws -> Rulebook {
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
    // What opportunities are worth follows from programmes, and how much of a limit is used from outreach.
    let kept: [FrameworkDocument] = [.health, .calendars, .sla, .training, .journeys, .outreach, .programmes]
    return Rulebook(
      health: model, support: promises, training: paths, zone: zone,
      fingerprint: Rulebook.fingerprint(
        of: [Rapport.configuration.version] + kept.map { texts[$0]?.text ?? $0.shippedText }, zone: zone),
      improvement: loop, contracts: terms, journeys: journeys, outreach: outreach,
      outreachFingerprint: Rulebook.fingerprint(
        of: [FrameworkDocument.outreach, .programmes, .messages].map { texts[$0]?.text ?? $0.shippedText }, zone: zone))
  }
}

extension Surroundings {
  var framework: FrameworkFolder { FrameworkFolder(folder: configurationFolder) }

  /// The rules in force here, with days beginning and ending in the viewer's zone.
  func rulebook() throws -> Rulebook { try framework.rulebook(zone: try Surroundings.zone()) }

  /// The viewer's zone.
  static func zone() throws -> Zone {
    do throws(LocalZone.Unreadable) { return try LocalZone.current() } catch {
      throw Complaint.complain(error.description, Complaint.inputIsWrong)
    }
  }
}
