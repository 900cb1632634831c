#pragma once

#include "mdg-cube.h"
#include "mdg-table.h"
#include "mdg-vocabularies.h"

G_BEGIN_DECLS

/* The tables of the monthly report out of a cube: this month, the month before, the same month of the last year
   and the fiscal year up to the month. Periods before the first consultation of the register have no number.
   areas: MdgArea in the order to print. kept: "key of the table/code" of lines to print even if they have no figure;
   NULL when there are none. Array of MdgTable. */
GPtrArray *mdg_monthly_figures_new_tables (MdgCube *cube,
                                           MdgVocabularies *vocabularies,
                                           GPtrArray *areas,
                                           GHashTable *kept,
                                           int year,
                                           int month);

/* Labels of contents that occur in the month for the first time, joined; NULL when there are none or the register
   begins with this month. */
char *mdg_monthly_figures_dup_new_contents (MdgCube *cube,
                                            MdgVocabularies *vocabularies,
                                            int year,
                                            int month);

G_END_DECLS
