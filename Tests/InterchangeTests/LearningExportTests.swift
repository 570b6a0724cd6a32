import CustomerSuccess
import SuccessStore
import Testing

@testable import Interchange

/// Reports of Moodle and SCORM Cloud, read by the mappings that come with Rapport.
@Suite struct LearningExportTests {
  private func bench() async throws -> ImportBench {
    let bench = try ImportBench()
    try await bench.load(XAPITests.learners)
    return bench
  }

  private func progress(
    _ bench: ImportBench, _ module: ModuleID, _ learner: LearnerID = "L-1", path: PathID = "executiveTraining"
  ) async throws -> ModuleProgress? {
    guard case .progress(let progress)? = try await bench.fact(.progress(learner, path, module)) else { return nil }
    return progress
  }

  @Test func moodlesActivityCompletion() async throws {
    let bench = try await bench()
    let file = """
      ,Email address,Strategic Value and ROI,,Coffee break,,Executive Dashboard and Analytics,
      Ada Lake,ada@one.example,Completed,2026-03-01 10:00:00,Completed,2026-03-01 10:00:00,Not completed,
      Bo Reed,bo@one.example,Completed (achieved pass grade),"Sunday, 1 March 2026, 2:03 PM",Not completed,,Completed,2026-03-02 09:30:00
      Who Else,who@one.example,Completed,2026-03-01 10:00:00,Not completed,,Not completed,
      """
    let report = try await bench.take([("progress.csv", file)], map: "moodle-progress")
    #expect(report.files[0].leftOutRows.rows.map(\.words) == ["line 4"])
    #expect(report.counts[.progress] == .init(added: 3))
    #expect(try await progress(bench, "strategic-value-and-roi")?.at.iso8601 == "2026-03-01T10:00:00Z")
    #expect(try await progress(bench, "executive-dashboard-and-analytics") == nil)
    #expect(try await progress(bench, "strategic-value-and-roi", "L-2")?.at.iso8601 == "2026-03-01T14:03:00Z")
    #expect(try await progress(bench, "executive-dashboard-and-analytics", "L-2")?.state == .completed)
    let again = try await bench.take([("progress.csv", file)], map: "moodle-progress")
    #expect(again.counts[.progress] == .init(unchanged: 3))
  }

  /// What a learner was seen to do says when it was done: a later time of the file's changes nothing, is counted so, and is known
  /// the next time.
  @Test func whatTheEvidenceTakesBackIsNoChange() async throws {
    let bench = try await bench()
    let place = (path: PathID("executiveTraining"), module: ModuleID("strategic-value-and-roi"))
    let done = ModuleProgress(
      learner: "L-1", path: place.path, module: place.module, state: .completed, minutes: 60, bestScore: 91,
      at: Instant(iso8601: "2026-02-01T10:00:00Z")!)
    let statement = TrainingStatement(
      id: "s1", learner: "L-1", path: place.path, module: place.module, verb: "completed", at: done.at)
    try await bench.load([.statement(statement), .progress(done)])
    let file = """
      ,Email address,Strategic Value and ROI,
      Ada Lake,ada@one.example,Completed,2026-03-01 10:00:00
      Ada Lake,ada@one.example,Completed,2026-03-02 10:00:00
      """
    for _ in 0..<3 {
      let report = try await bench.take([("progress.csv", file)], map: "moodle-progress")
      #expect(report.counts[.progress] == .init(unchanged: 1), "\(report.text)")
      #expect(report.findings.changes == [])
      #expect(try await progress(bench, "strategic-value-and-roi")?.at == done.at)
    }
  }

  @Test func moodlesScormAttempts() async throws {
    let bench = try await bench()
    let file = """
      First name,Last name,Email address,Attempt,Started on,Last accessed on,Score,Getting Started with Workflows
      Ada,Lake,ada@one.example,1,2026-03-01 09:00:00,2026-03-01 10:00:00,65,Failed (65)
      Ada,Lake,ada@one.example,2,2026-03-02 09:00:00,2026-03-02 10:00:00,90%,Passed (90)
      Bo,Reed,bo@one.example,1,2026-03-02 09:00:00,2026-03-02 10:00:00,-,Incomplete
      Cy,Moss,same@one.example,1,2026-03-02 09:00:00,2026-03-02 10:00:00,80,Completed
      Di,Moss,who@one.example,-,-,-,-,
      """
    let report = try await bench.take([("scorm.csv", file)], map: "moodle-scorm")
    #expect(report.files[0].leftOutRows.rows.map(\.words) == ["line 5", "line 6"])
    let path = PathID("businessUserTraining")
    let ada = try await progress(bench, "getting-started-with-workflows", path: path)
    #expect(ada?.state == .completed && ada?.bestScore == 90 && ada?.at.iso8601 == "2026-03-02T10:00:00Z")
    #expect(try await progress(bench, "getting-started-with-workflows", "L-2", path: path)?.state == .inProgress)
    let again = try await bench.take([("scorm.csv", file)], map: "moodle-scorm")
    #expect(again.counts[RecordKind(of: .statement)] == .init(unchanged: 3))
  }

  /// What a teacher has set says who did it; that nothing is done says nothing, whoever said it.
  @Test func moodlesCompletionThatATeacherHasSet() async throws {
    let bench = try await bench()
    let file = """
      ,Email address,Strategic Value and ROI,,Executive Dashboard and Analytics,2026-05-01 00:00:00
      Ada Lake,ada@one.example,Completed (set by Ann Teach),2026-03-01 10:00:00,Not completed (set by Ann Teach),2026-03-02 10:00:00
      Bo Reed,bo@one.example,Completed (did not achieve pass grade),2026-03-01 10:00:00,Not completed,
      """
    let report = try await bench.take([("progress.csv", file)], map: "moodle-progress")
    #expect(report.missed == 0 && report.counts[.progress] == .init(added: 2), "\(report.text)")
    #expect(try await progress(bench, "strategic-value-and-roi")?.state == .completed)
    #expect(try await progress(bench, "executive-dashboard-and-analytics") == nil)
    #expect(try await progress(bench, "strategic-value-and-roi", "L-2")?.state == .inProgress)
  }

  /// As Moodle writes it: the whole name, a part's score or its status, and dashes for who has not begun.
  @Test func moodlesScormReportAsItIsDownloaded() async throws {
    let bench = try await bench()
    let file = """
      Name\tEmail address\tAttempt\tStarted on\tLast accessed on\tScore\tGetting Started with Workflows
      Ada Lake\tada@one.example\t1\tSunday, 1 March 2026, 9:00 AM\tSunday, 1 March 2026, 10:00 AM\t65\t65/100
      Ada Lake\tada@one.example\t2\tMonday, 2 March 2026, 9:00 AM\tMonday, 2 March 2026, 10:00 AM\t0\tPassed
      Bo Reed\tbo@one.example\t1\tMonday, 2 March 2026, 9:00 AM\tMonday, 2 March 2026, 10:00 AM\t0\tNot attempted
      Di Moss\twho@one.example\t-\t-\t-\t-\tNot attempted
      """
    let report = try await bench.take([("scorm.txt", file)], map: "moodle-scorm")
    #expect(report.counts[RecordKind(of: .statement)] == .init(added: 2), "\(report.text)")
    let path = PathID("businessUserTraining")
    let ada = try await progress(bench, "getting-started-with-workflows", path: path)
    #expect(ada?.state == .completed && ada?.bestScore == 65 && ada?.at.iso8601 == "2026-03-02T10:00:00Z")
    #expect(try await progress(bench, "getting-started-with-workflows", "L-2", path: path) == nil)
  }

  @Test func scormCloudsRegistrations() async throws {
    let bench = try await bench()
    let file = """
      Registration Id,Learner Id,Learner First Name,Learner Last Name,Learner Email,Course Title,Completion,Success,Score,Total Seconds Tracked,First Access Date,Last Access Date,Completed Date
      r1,x,Ada,Lake,ada@one.example,Strategic Value and ROI,COMPLETED,PASSED,92.5,3599,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z,2026-03-01T09:59:00Z
      r2,L-2,Bo,Reed,,strategic-value-and-roi,INCOMPLETE,UNKNOWN,unknown,60,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z,
      r3,L-2,Bo,Reed,,Something else,COMPLETED,PASSED,90,60,2026-03-01T09:00:00Z,2026-03-01T10:00:00Z,
      """
    let report = try await bench.take([("cloud.csv", file)], map: "scorm-cloud")
    #expect(report.files[0].leftOutRows.rows.map(\.words) == ["line 4"])
    let ada = try await progress(bench, "strategic-value-and-roi")
    #expect(ada?.state == .completed && ada?.bestScore == 93 && ada?.minutes == 60)
    #expect(try await progress(bench, "strategic-value-and-roi", "L-2")?.state == .inProgress)
  }

  /// The report of completions: a learner and a course a row, the time spent as a clock has it.
  @Test func scormCloudsCompletions() async throws {
    let bench = try await bench()
    let file = """
      Learner ID,Learner First Name,Learner Last Name,Course Title,Completion,Success,Score,Total Time,First Access,Last Access
      ada@one.example,Ada,Lake,Getting Started with Workflows,Complete,Passed,88,00:42:10,2026-03-01 09:00:00,2026-03-02 10:00:00
      bo@one.example,Bo,Reed,Getting Started with Workflows,Incomplete,Unknown,,00:12:00,2026-03-01 09:00:00,2026-03-01 09:12:00
      who@one.example,Who,Else,Getting Started with Workflows,Complete,Passed,"87,5",00:12:00,2026-03-01 09:00:00,2026-03-01 09:12:00
      ada@one.example,Ada,Lake,Something else,Complete,Passed,90,00:12:00,2026-03-01 09:00:00,2026-03-01 09:12:00
      bo@one.example,Bo,Reed,Getting Started with Workflows,Incomplete,Unknown,,,,
      """
    let report = try await bench.take([("completions.csv", file)], map: "scorm-cloud")
    #expect(report.files[0].leftOutRows.rows.map(\.words) == ["line 4", "line 5", "line 6"], "\(report.text)")
    let path = PathID("businessUserTraining")
    let ada = try await progress(bench, "getting-started-with-workflows", path: path)
    #expect(ada?.state == .completed && ada?.bestScore == 88 && ada?.minutes == 42)
    #expect(try await progress(bench, "getting-started-with-workflows", "L-2", path: path)?.state == .inProgress)
    let again = try await bench.take([("completions.csv", file)], map: "scorm-cloud")
    #expect(again.counts[RecordKind(of: .statement)] == .init(unchanged: 2))
  }
}
