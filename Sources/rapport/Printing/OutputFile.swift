import ArgumentParser
import Files
import Foundation

struct WritingOptions: ParsableArguments {
  @Flag(help: "Replace the file when it is there.") var force = false
}

/// Where a command writes what it was asked for: a file, or standard output.
struct OutputFile {
  private let target: FileTarget
  private let replaces: Bool

  /// Says at once where nothing can be written; `database` is never written over.
  init(_ name: String, _ options: WritingOptions, sparing database: URL?) throws {
    replaces = options.force
    target = try Complaint.filing { () throws(FileFailure) in
      // The shell has put the home folder in, where one was meant.
      try FileTarget(name, home: nil, sparing: database?.path)
    }
    guard !target.isStandardOutput else { return }
    guard try Complaint.filing({ () throws(FileFailure) in try target.isFree }) || replaces else { throw isThere }
  }

  func write(_ text: String) throws {
    guard !target.isStandardOutput else { return try Output.write(text) }
    guard try Complaint.filing({ () throws(FileFailure) in try target.write(text, replaces: replaces) }) else {
      throw isThere
    }
  }

  func write(_ bytes: [UInt8]) throws {
    guard !target.isStandardOutput else { return try Output.write(bytes) }
    guard try Complaint.filing({ () throws(FileFailure) in try target.write(bytes, replaces: replaces) }) else {
      throw isThere
    }
  }

  var isStandardOutput: Bool { target.isStandardOutput }

  private var isThere: Complaint {
    Complaint.complain("\(target.path) is there already. --force replaces it.", Complaint.workFailed)
  }
}
