import ArgumentParser

@main
struct Rapport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rapport",
    abstract: "A console for customer success teams.",
    version: "rapport 0.1.0",
    subcommands: [
      ConsoleCommand.self,
      DemoCommand.self,
      WallCommand.self,
      ReportCommand.self,
      ListCommand.self,
      ShowCommand.self,
      SearchCommand.self,
      RecordCommand.self,
      TicketCommand.self,
      ActionCommand.self,
      CustomerCommand.self,
      ContactCommand.self,
      ForgetCommand.self,
      SurveyCommand.self,
      CounterCommand.self,
      EventVerb.Event.command,
      JourneyCommand.self,
      OutreachCommand.self,
      WhyCommand.self,
      ProgrammeCommand.self,
      ExpansionCommand.self,
      LearnerCommand.self,
      ArticleCommand.self,
      CustomerVerbs.Note.command,
      OverrideCommand.self,
      CustomerVerbs.Assign.command,
      UndoCommand.self,
      RedoCommand.self,
      LogCommand.self,
      DraftsCommand.self,
      ImportCommand.self,
      WatchCommand.self,
      SyncCommand.self,
      SourcesCommand.self,
      MappingCommand.self,
      ExportCommand.self,
      GenerateCommand.self,
      BackupCommand.self,
      RestoreCommand.self,
      CheckCommand.self,
      ScreenshotCommand.self,
      ThemesCommand.self,
      KeysCommand.self,
      ConfigCommand.self,
      FrameworkCommand.self,
      CompletionsCommand.self,
      ManualCommand.self,
      SLACommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)

  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  static func main() { Running.run() }
}
