import CustomerSuccess
import Files
import Foundation
import Framework
import Interchange
import SuccessStore

/// Carries out what the import wizard asks for, off the main thread.
public struct ImportDesk: Sendable {
  /// Where a person's own mappings are.
  private let folder: String
  /// Why nothing can be imported at all.
  private let refusal: String?

  public init(mappings folder: String, refusal: String? = nil) {
    self.folder = folder
    self.refusal = refusal
  }

  typealias Told = @Sendable (ImportNews) -> Void

  /// `told` gets what there is to say on the way. What is being done ends when the task is cancelled, and is then not done.
  func carryOut(
    _ work: ImportWork, in store: any SuccessStore, by author: String, at now: Instant, told: @escaping Told
  ) async -> ImportNews {
    let stop = StopSign()
    return await withTaskCancellationHandler {
      switch work {
      case .paths(let typed):
        return await beside {
          let (found, complaint) = PathListing.candidates(typed)
          return .paths(typed: typed, found, complaint: complaint)
        }
      case .look(let path, let sheet): return await beside(store) { try look(path, sheet, by: $0, stop, told) }
      case .rehearse(let plan):
        return await beside(store) { try .rehearsed(job(plan, by: $0, at: now, stop, told).rehearse(against: store)) }
      case .run(let plan, let kept):
        do { return try await run(plan, keeping: kept, in: store, by: author, at: now, stop, told) } catch {
          return ImportDesk.words(for: error)
        }
      }
    } onCancel: {
      stop.raise()
    }
  }

  private func beside(_ work: @escaping @Sendable () throws -> ImportNews) async -> ImportNews {
    do { return try await Waiting.beside(work) } catch { return ImportDesk.words(for: error) }
  }

  private func beside(
    _ store: any SuccessStore, _ work: @escaping @Sendable (RecordReading) throws -> ImportNews
  ) async -> ImportNews {
    do {
      let reading = try await reading(of: store)
      return try await Waiting.beside { try work(reading) }
    } catch { return ImportDesk.words(for: error) }
  }

  /// By the rules that hold now, which others may have changed since the console began.
  private func reading(of store: any SuccessStore) async throws -> RecordReading {
    RecordReading(try await store.answer(RulebookQuery()))
  }

  private func look(
    _ path: String, _ sheet: String?, by reading: RecordReading, _ stop: StopSign, _ told: @escaping Told
  ) throws -> ImportNews {
    if let refusal { return .refused([refusal], nil) }
    let source = try source(path, stop, told)
    return .looked(try FileLook(source, mappings: MappingLibrary(folder: folder), sheet: sheet, names: reading.names))
  }

  /// Complaints call the file by its name alone: the person has just said where it is.
  private func source(_ path: String, _ stop: StopSign, _ told: @escaping Told) throws -> ImportSource {
    let place = PathListing.expanded(path)
    let name = FilePath.name(of: place)
    guard let status = FileStatus(place) else {
      throw FileFailure("There is no file \(path)")
    }
    guard !status.isFolder else { throw FileFailure("\(path) is a folder; choose a file in it") }
    guard status.isFile else { throw FileFailure("\(path) is no ordinary file; choose another") }
    let size = status.size
    let bytes = WatchedBytes(try FileBytes(path: place), stop) { told(.read($0, of: size)) }
    return ImportSource(file: name, bytes: bytes)
  }

  private func job(
    _ plan: ImportPlan, by reading: RecordReading, at now: Instant, _ stop: StopSign, _ told: @escaping Told
  ) throws -> ImportJob {
    let mapping = try plan.mapping.map { try Mapping(yaml: $0.text, file: "\($0.name).yaml") }
    var options = ImportOptions(mapping: mapping, now: now, listed: ImportDesk.listed, reading: reading)
    options.sheet = plan.sheet
    return ImportJob([try source(plan.path, stop, told)], options: options)
  }

  /// So many changed fields are shown one by one.
  private static let listed = 200

  // MARK: The import

  private func run(
    _ plan: ImportPlan, keeping kept: ImportPlan.Kept?, in store: any SuccessStore, by author: String, at now: Instant,
    _ stop: StopSign, _ told: @escaping Told
  ) async throws -> ImportNews {
    let reading = try await reading(of: store)
    let file: MappingFile?
    do { file = try MappingFile(plan, kept, in: folder, sparing: store.path) } catch is MappingFile.Taken {
      return .nameIsTaken
    }
    do {
      let report = try await patiently(told) {
        try await job(plan, by: reading, at: now, stop, told).run(in: store, by: author, at: now)
      }
      return .imported(report, kept: try file?.finish())
    } catch {
      file?.abandon()
      throw error
    }
  }

  /// Others who write for long are waited for, as long as the person does.
  private func patiently(_ told: Told, _ work: () async throws -> ImportReport) async throws -> ImportReport {
    while true {
      do { return try await work() } catch StoreError.busy {
        try Task.checkCancellation()
        told(.othersWrite)
      }
    }
  }

  private static func words(for error: any Error) -> ImportNews {
    switch error {
    case is CancellationError, StoreError.cancelled: .stopped
    case InterchangeError.unusable(let report): .refused(["No row of the file can be used"], report)
    case let failure as FileFailure: .refused([failure.words], nil)
    default: .refused("\(error)".split(separator: "\n").map(String.init), nil)
    }
  }
}

/// The mapping's file: written before the import, and named once that is done.
private struct MappingFile {
  struct Taken: Error {}

  private let path: String
  private let file: NewFile?
  private let replaces: Bool

  /// Nil where there is none to be kept. Throws `Taken` for a name that another mapping has.
  init?(_ plan: ImportPlan, _ kept: ImportPlan.Kept?, in folder: String, sparing database: String) throws {
    guard let mapping = plan.mapping, let kept else { return nil }
    path = "\(folder)/\(mapping.name).yaml"
    replaces = kept.replaces
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if let there = try? FileText.read(path), there == mapping.text {
      file = nil
      return
    }
    guard let file = try FileTarget(path, home: nil, sparing: database).begin(replaces: kept.replaces) else {
      throw Taken()
    }
    do { try file.write(mapping.text) } catch {
      file.abandon()
      throw error
    }
    self.file = file
  }

  /// The data are in: somebody who took the name meanwhile keeps it, and it is said that the mapping was not kept.
  func finish() throws -> String? {
    guard let file else { return path }
    return ((try? file.finish(replaces: replaces)) ?? false) ? path : nil
  }

  func abandon() { file?.abandon() }
}
