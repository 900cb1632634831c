#pragma once

#include "mdg-cli.h"
#include "mdg-report.h"

G_BEGIN_DECLS

/* What matrix and report have in common. */
typedef struct
{
  char *output;
  char *version;
  gboolean raw;
  char *from;
  char *to;
  char *area;
  char *reason; /* against a rule */
  char *sheet_number;
  char *copy;
  int copies;
} MdgCliOutput;

/* INTERNAL until mdg_cli_output_check found another. */
MdgVersion mdg_cli_output_get_version (const MdgCliOutput *output);
/* What a version for others must be opened with: it is noted in the register. */
MdgStoreMode mdg_cli_output_get_mode (const MdgCliOutput *output);
/* DONE when the options can be used at all, else USAGE with the reason printed. */
int mdg_cli_output_check (const MdgCliOutput *output);
/* --from and --to as ISO days, NULL where not given. Owned. */
gboolean mdg_cli_output_get_period (const MdgCliOutput *output,
                                    char **from,
                                    char **to,
                                    GError **error);
/* The area of a code or a name; NULL without an error when --area is not given. */
MdgRecord *mdg_cli_output_find_area (const MdgCliOutput *output,
                                     MdgWorkspace *workspace,
                                     GError **error);
/* Writes and says what was left out. */
int mdg_cli_output_write (const MdgCliOutput *output,
                          MdgWorkspace *workspace,
                          MdgReport *report);

G_END_DECLS
