#pragma once

#include "mdg-cli-output.h"

G_BEGIN_DECLS

/* What report --kind crosstab takes beside the period and the area. */
typedef struct
{
  char *fields;   /* "profession,month:issue": rows, then columns */
  char *measure;  /* NULL: consultations */
  char *percent;  /* NULL: none */
  char **filters; /* "area=常盤平,小金" */
  char *saved;    /* a name, instead of fields */
} MdgCliCrosstab;

MdgReport *mdg_cli_crosstab_build (const MdgCliCrosstab *options,
                                   const MdgCliOutput *output,
                                   MdgWorkspace *workspace,
                                   GError **error);

G_END_DECLS
