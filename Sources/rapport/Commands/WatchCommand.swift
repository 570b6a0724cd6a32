import ArgumentParser
import CustomerSuccess
import Files
import Foundation
import Interchange
import SuccessStore

struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Imports what lands in a folder, again and again.",
    discussion: """
      Every file is imported as 'import' would, the oldest first, and moved to done/ or failed/ inside the folder with a report \
      beside it. A file is taken once nobody has written to it for 2 seconds; rename files in where you can. Names that begin \
      with a dot or end in .part or .tmp are left alone. What lies in a subfolder named after a mapping, such as \
      zendesk-tickets/, is read by that mapping, anything else by --map or by its columns. A file that lacks what another may hold,
      such as tickets without their events or their customers, waits for it: with --once until all others are in, else for a minute.
      Interrupt it to end it: a file \
      that was begun is finished first.
      """)

  @Argument(help: ArgumentHelp("The folder.", valueName: "folder"), completion: .directory)
  var folder: String
  @OptionGroup var reading: ImportReading
  @Flag(
    help: """
      Take what is there and end, for cron: 2 when a file failed or rows of one could not be used, 1 when the database could \
      not be written.
      """)
  var once = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let signals = StopSignals()
    let here = try Surroundings(common)
    let lock = try FolderLock(folder)
    // A mapping that cannot be read is said before anything is moved.
    _ = try Complaint.storing { try reading.map.map(here.mappings.mapping(named:)) }
    let choices = reading
    var watch = WatchRun(folder, here, .run) { here, mapping in try choices.options(here, mapping: mapping) }
    defer { withExtendedLifetime(lock) {} }
    guard once else { return try watch.runOn { signals.wait(seconds: $0) } }
    guard try watch.runOnce({ signals.wait(seconds: $0) }) else { throw Complaint.complain("", Complaint.workFailed) }
    // As after 'import': what could be used is in, and the code tells of the rest.
    if watch.failures + watch.missed > 0 { throw Complaint.complain("", Complaint.inputIsWrong) }
  }
}

extension WatchRun {
  /// A folder from which each file is one import, by the mapping whose name its subfolder has, or else as `options` say.
  init(
    _ folder: String, _ here: Surroundings, _ occasion: ImportOccasion,
    options: @escaping (Surroundings, _ mapping: String?) throws -> ImportOptions
  ) {
    self.init(
      WatchedFolder(path: folder, mappings: here.mappings.names), clock: { here.fixedNow ?? Surroundings.clock() }
    ) { arrivals, now in
      var here = here
      here.now = now
      var options = try options(here, arrivals.first?.mapping)
      options.occasion = occasion
      let sources = try arrivals.map {
        try ImportSource(path: "\(folder)/\($0.name)", file: $0.name)
      }
      return try ImportJob(sources, options: options).run(in: here)
    }
  }
}

/// One watcher a folder: two would take the same files.
final class FolderLock: Sendable {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Complaint.complain("\(path): cannot be watched: \(SystemWords.why(errno))", Complaint.workFailed)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw Complaint.complain(
        "\(path): another 'rapport watch' is at work there already", Complaint.workFailed)
    }
  }

  deinit { close(descriptor) }
}
