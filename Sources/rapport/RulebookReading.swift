import CustomerSuccess
import Foundation
import Framework
import SuccessStore

/// The framework's documents as this user has them: the configuration folder's own, else the shipped ones.
struct FrameworkFolder {
  var folder: URL

  /// Read strictly: anything unexpected in a file ends with its place and what was expected. Calendars of the shipped
  /// names stay known beside the user's own, so that policies which name them still hold.
  func rulebook(zone: Zone) throws -> Rulebook {
    let health = try source(.health)
    let calendars = try source(.calendars)
    let sla = try source(.sla)
    let training = try source(.training)
    let improvement = try source(.improvement)
    let version = Rapport.configuration.version
    // Half of the reading: it is done beside the other half.
    let model = Early {
      try Complaint.reading { () throws(DocumentError) in
        try HealthModelReader.read(text: health.text, file: health.name)
      }
    }
    let (support, paths, loop) = try Complaint.reading { () throws(DocumentError) in
      var known = try CalendarReader.shipped()
      if calendars.isOwn {
        known.merge(try CalendarReader.read(calendars.text, file: calendars.name)) { _, own in own }
      }
      let paths = try TrainingReader.read(training.text, file: training.name)
      return (
        try SLAReader.read(sla.text, file: sla.name, calendars: known), paths,
        // The shipped lessons may name modules that the user's own training has no more: those teach nobody.
        try ImprovementReader.read(
          improvement.text, file: improvement.name, training: improvement.isOwn ? paths : nil)
      )
    }
    return Rulebook(
      health: try model.value(), support: support, training: paths, zone: zone,
      fingerprint: Rulebook.fingerprint(
        of: [version, health.text, calendars.text, sla.text, training.text], zone: zone),
      improvement: loop)
  }

  private struct Source {
    var name: String
    var text: String
    /// The user's, not the shipped one.
    var isOwn: Bool
  }

  private func source(_ document: FrameworkDocument) throws -> Source {
    let file = folder.appending(path: document.fileName)
    guard FileManager.default.fileExists(atPath: file.path) else {
      return Source(name: document.fileName, text: document.shippedText, isOwn: false)
    }
    return Source(name: file.path, text: try Complaint.text(of: file.path), isOwn: true)
  }
}

extension Surroundings {
  /// The rules in force here, with days beginning and ending in the viewer's zone.
  func rulebook() throws -> Rulebook {
    try FrameworkFolder(folder: configurationFolder).rulebook(zone: try Surroundings.zone())
  }

  /// The viewer's zone.
  static func zone() throws -> Zone {
    do throws(LocalZone.Unreadable) { return try LocalZone.current() } catch {
      throw Complaint.complain(error.description, Complaint.inputIsWrong)
    }
  }
}
