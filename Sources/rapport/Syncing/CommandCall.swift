import ConsoleApp
import Files
import Foundation
import Synchronization

/// A command called once: what it reads is handed over, what it prints goes into a file.
///
/// It runs in a session of its own, and all of that session is killed when it takes too long, prints too much, or when it is time to end.
struct CommandCall {
  var words: [String]
  var input = ""
  var environment: [String: String] = [:]
  /// Seconds, and bytes.
  var timeout: Int
  var largest: Int

  struct Ended {
    var ending: ProgramEnding
    /// The end of what it said on standard error.
    var errors: String
    var size: Int
  }

  /// What a pipe takes without anybody reading.
  private static let longestInput = 60_000
  private static let errorLength = 2000

  func run(to path: String, _ stop: SyncStop) throws -> Ended {
    let file = try NewFile(for: path, name: "the answer")
    let ended: Ended
    do { ended = try run(into: file, stop) } catch {
      file.abandon()
      throw error
    }
    _ = try file.finish(replaces: true)
    return ended
  }

  private func run(into file: NewFile, _ stop: SyncStop) throws -> Ended {
    let (child, output, errors) = try CommandCall.starting.withLock { _ in try start() }
    var reading = Reading(child: child, output: output.read, errors: errors.read, file: file)
    return try reading.run(name: words[0], timeout: timeout, largest: largest, stop)
  }

  /// One at a time: between the making of a pipe and its mark, another thread's child would inherit it.
  private static let starting = Mutex(())

  private func start() throws -> (ChildProgram, output: Pipe, errors: Pipe) {
    let (input, output, errors) = (try inputPipe(), try Pipe(), try Pipe())
    defer { for pipe in [output, errors] { pipe.closeWriting() } }
    do throws(ChildProgram.NotStarted) {
      let child = try ChildProgram(
        words, in: .piped(input: input.read, output: output.write, errors: errors.write),
        environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
      return (child, output, errors)
    } catch {
      throw SourceFailure("\(words[0]) could not be started: \(error.words)")
    }
  }

  /// Holds all that is to be read, so that nobody has to write it while the command runs.
  private func inputPipe() throws -> Pipe {
    let bytes = Array(input.utf8)
    guard bytes.count <= CommandCall.longestInput else {
      throw SourceFailure("input has \(bytes.count) bytes, expected \(CommandCall.longestInput) at most")
    }
    let pipe = try Pipe()
    guard bytes.isEmpty || write(pipe.write, bytes, bytes.count) == bytes.count else {
      throw SourceFailure("the command's input cannot be written: \(SystemWords.why(errno))")
    }
    pipe.closeWriting()
    return pipe
  }

  /// Two ends, closed with it.
  private final class Pipe {
    let read: Int32
    private(set) var write: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw SourceFailure("no pipe: \(SystemWords.why(errno))") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      (read, write) = (ends[0], ends[1])
    }

    deinit {
      close(read)
      closeWriting()
    }

    func closeWriting() {
      if write >= 0 { close(write) }
      write = -1
    }
  }

  /// A child at work.
  private struct Reading {
    let child: ChildProgram
    let output: Int32
    let errors: Int32
    let file: NewFile
    private var size = 0
    private var said: [UInt8] = []
    private var open: Set<Int32> = []

    init(child: ChildProgram, output: Int32, errors: Int32, file: NewFile) {
      (self.child, self.output, self.errors, self.file) = (child, output, errors, file)
      open = [output, errors]
      for end in open { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    mutating func run(name: String, timeout: Int, largest: Int, _ stop: SyncStop) throws -> Ended {
      let end = ContinuousClock.now + .seconds(timeout)
      do {
        while true {
          let ending = child.ended()
          try take(largest)
          if let ending { return finish(ending) }
          if stop.isStopped { throw SyncStop.Ending() }
          guard ContinuousClock.now < end else {
            throw SourceFailure("\(name) did not end within \(timeout) seconds")
          }
          linger()
        }
      } catch {
        child.killAll()
        throw error
      }
    }

    /// What it started and left behind goes with it.
    private func finish(_ ending: ProgramEnding) -> Ended {
      child.killSession()
      return Ended(ending: ending, errors: String(decoding: said, as: UTF8.self), size: size)
    }

    /// Until there is something to read, or a little while.
    private func linger() {
      var waited = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      if waited.isEmpty { usleep(10_000) } else { poll(&waited, nfds_t(waited.count), 50) }
    }

    private mutating func take(_ largest: Int) throws {
      for descriptor in open {
        while let piece = try piece(of: descriptor) {
          if descriptor == errors {
            said = (said + piece).suffix(CommandCall.errorLength)
            continue
          }
          size += piece.count
          guard size <= largest else {
            throw SourceFailure("the answer is larger than \(largest >> 20) MB, expected less (largest:)")
          }
          try file.write(piece)
        }
      }
    }

    /// Nil when there is nothing for now, or no more.
    private mutating func piece(of descriptor: Int32) throws -> [UInt8]? {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(descriptor, &bytes, bytes.count)
        if count > 0 { return Array(bytes[..<count]) }
        if count < 0, errno == EINTR { continue }
        if count == 0 { open.remove(descriptor) }
        return nil
      }
    }
  }
}
