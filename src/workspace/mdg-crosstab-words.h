#pragma once

#include "mdg-crosstab.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Cross tables in the words of a register: fields, codes, measures. Made for one table, as vocabularies and names of
   areas and staff change. */
typedef struct _MdgCrosstabWords MdgCrosstabWords;

MdgCrosstabWords *mdg_crosstab_words_new (MdgWorkspace *workspace);
void mdg_crosstab_words_free (MdgCrosstabWords *self);

const char *mdg_crosstab_field_get_label (MdgCrosstabField field);
const char *mdg_crosstab_measure_get_label (MdgCrosstabMeasure measure);
const char *mdg_crosstab_measure_get_name (MdgCrosstabMeasure measure);
const char *mdg_crosstab_percent_get_label (MdgCrosstabPercent percent);
const char *mdg_crosstab_percent_get_name (MdgCrosstabPercent percent);

/* The vocabulary of the field; NULL for months, areas, staff and the like. */
const char *mdg_crosstab_field_get_vocabulary (MdgCrosstabField field);
/* "包括", "R8.5", "常盤平"; "不明" for none. */
char *mdg_crosstab_words_dup_label (MdgCrosstabWords *self,
                                    MdgCrosstabField field,
                                    const char *code);
/* The code of a code, label or name as typed; NULL when none fits. "none" is "". Owned. */
char *mdg_crosstab_words_find_code (MdgCrosstabWords *self,
                                    MdgCrosstabField field,
                                    const char *typed);
/* Of the whole table: "職種 × 月" and its conditions in one line, NULL without any. */
char *mdg_crosstab_words_dup_title (const MdgCrosstabSpec *spec);
char *mdg_crosstab_words_dup_conditions (MdgCrosstabWords *self,
                                         const MdgCrosstabSpec *spec);
/* For mdg_crosstab_new: as in the vocabularies and lists of the register. */
int mdg_crosstab_words_rank (MdgCrosstabField field,
                             const char *code,
                             gpointer words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCrosstabWords, mdg_crosstab_words_free)

G_END_DECLS
