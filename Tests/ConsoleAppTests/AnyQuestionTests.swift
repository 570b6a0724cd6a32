import CustomerSuccess
import SuccessStore
import Testing

@testable import ConsoleApp

@Suite struct AnyQuestionTests {
  private let trial = TrialQuery(of: "T-1", trying: .severity(.low))

  @Test func questionsAreTheSameByTypeAndValue() {
    let all = [
      AnyQuestion(PortfolioQuery()), AnyQuestion(TrainingQuery()), AnyQuestion(WorkloadQuery()),
      AnyQuestion(TicketDetailQuery("T-1")), AnyQuestion(TicketDetailQuery("T-2")), AnyQuestion(EventsQuery(of: "T-1")),
    ]
    #expect(Set(all).count == all.count)
    #expect(AnyQuestion(TicketDetailQuery("T-2")) == all[4])
    #expect(Set(all + all).count == all.count)
  }

  /// The same type of answer is not enough.
  @Test func anAnswerOpensToItsQuestionsTypeAlone() {
    let answer = PeopleQuery().told(["dana"])
    #expect(answer.to(PeopleQuery.self) == .success(["dana"]))
    #expect(answer.to(DayQuery.self) == nil)
    #expect(trial.told(nil).to(TrialQuery.self) == .success(nil))
    #expect(TicketDetailQuery("T-1").told(nil).to(CustomerDetailQuery.self) == nil)
    #expect(answer.failure == nil)
  }

  @Test func aFailureComesBackWithItsQuestion() {
    let answer = AnyQuestion(trial).failed(.busy)
    #expect(answer.failure == .busy)
    #expect(answer.to(TrialQuery.self) == .failure(.busy))
    #expect(answer != AnyQuestion(PeopleQuery()).failed(.busy))
    #expect(answer == AnyQuestion(trial).failed(.busy))
  }
}
