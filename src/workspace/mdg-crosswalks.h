#pragma once

#include "mdg-crosswalk.h"
#include "mdg-workspace.h"

G_BEGIN_DECLS

/* Codes that were split or merged at the turn of a fiscal year. Records and old tables keep the code they were written
   with; only who compares over the years asks what became of it. */

/* From from_year on the term of old_code is replaced by the terms typed (labels, readings or codes, apart by 、, comma or
   space; several: it was split); its own last year is the one before. INVALID for a term that is not there in that
   year, for itself, and where the new would lead back to the old. */
MdgChange *mdg_crosswalks_add (MdgWorkspace *workspace,
                               const char *vocabulary,
                               const char *old_code,
                               const char *typed,
                               int from_year,
                               const char *note,
                               GError **error);

/* What codes of one vocabulary have become. */
typedef struct _MdgCodeMap MdgCodeMap;

MdgCodeMap *mdg_code_map_load (MdgWorkspace *workspace,
                               const char *vocabulary,
                               GError **error);
void mdg_code_map_free (MdgCodeMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MdgCodeMap, mdg_code_map_free)

gboolean mdg_code_map_is_empty (MdgCodeMap *self);
/* The codes that stand for code in the fiscal year, in order; the code itself where nothing became of it. Own array of
   borrowed strings. */
GPtrArray *mdg_code_map_resolve (MdgCodeMap *self,
                                 const char *code,
                                 int fiscal_year);

G_END_DECLS
