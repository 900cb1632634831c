#pragma once

#include <stdio.h>

#include "mdg-date.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

#define MDG_CLI_DONE 0
#define MDG_CLI_REFUSED 1 /* reason on stderr, nothing changed */
#define MDG_CLI_USAGE 2   /* wrong usage, or missing what a kind needs */

/* One verb of the command line; --help and the checks of usage come from here. */
typedef struct
{
  const char *name;
  const char *arguments;       /* as shown in the help: "REGISTER" */
  const char *summary;         /* msgid */
  const GOptionEntry *entries; /* into static variables of the verb's file: a process runs one verb */
  guint min_arguments;
  guint max_arguments; /* 0: as min_arguments; G_MAXUINT: any number */
  int (*run) (char **arguments);
} MdgCliVerb;

/* NULL-terminated, in the order of the help. */
extern const MdgCliVerb *const mdg_cli_verbs[];

extern const MdgCliVerb mdg_cli_new;
extern const MdgCliVerb mdg_cli_sample;
extern const MdgCliVerb mdg_cli_restore;
extern const MdgCliVerb mdg_cli_backup;
extern const MdgCliVerb mdg_cli_dump;
extern const MdgCliVerb mdg_cli_check;
extern const MdgCliVerb mdg_cli_form;
extern const MdgCliVerb mdg_cli_report;
extern const MdgCliVerb mdg_cli_matrix;
extern const MdgCliVerb mdg_cli_search;
extern const MdgCliVerb mdg_cli_undo_import;
extern const MdgCliVerb mdg_cli_export;
extern const MdgCliVerb mdg_cli_validate;
extern const MdgCliVerb mdg_cli_import;
extern const MdgCliVerb mdg_cli_log;
extern const MdgCliVerb mdg_cli_map;
extern const MdgCliVerb mdg_cli_coverage;

/* Prints the reason and gives REFUSED. */
int mdg_cli_refuse (const GError *error);
/* Prints what is wrong with the call and where the help is, and gives USAGE. */
int mdg_cli_wrong (const char *format,
                   ...) G_GNUC_PRINTF (1, 2);
void mdg_cli_say (FILE *stream,
                  const char *format,
                  ...) G_GNUC_PRINTF (2, 3);

/* Who signs what is changed: --staff, else 「コマンド」. */
const char *mdg_cli_get_author (void);
/* Opens the register and takes the staff member of that name, where there is one. */
MdgWorkspace *mdg_cli_open (const char *path,
                            MdgStoreMode mode,
                            GError **error);
/* A date of an option, in any form people write; the error names the option. NULL text gives a zero date. */
gboolean mdg_cli_parse_date (const char *option,
                             const char *text,
                             MdgDate *date,
                             GError **error);

G_END_DECLS
