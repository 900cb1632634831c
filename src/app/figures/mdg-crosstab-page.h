#pragma once

#include "mdg-crosstab.h"
#include "mdg-page.h"
#include "mdg-window.h"

G_BEGIN_DECLS

/* 集計: any two fields by any two, saved by name; every figure leads to its consultations. */
#define MDG_TYPE_CROSSTAB_PAGE (mdg_crosstab_page_get_type ())
G_DECLARE_FINAL_TYPE (MdgCrosstabPage, mdg_crosstab_page, MDG, CROSSTAB_PAGE, MdgPage)

MdgCrosstabPage *mdg_crosstab_page_new (MdgWorkspace *workspace);
/* What is shown becomes what the spec says. */
void mdg_crosstab_page_set_spec (MdgCrosstabPage *self,
                                 const MdgCrosstabSpec *spec);
/* Under the name typed, as by the button. */
void mdg_crosstab_page_save (MdgCrosstabPage *self,
                             const char *name);
/* What was chosen among the saved ones gets another name. */
void mdg_crosstab_page_rename (MdgCrosstabPage *self,
                               const char *name);

/* This page and the course of the issues. */
void mdg_figures_install (MdgWindow *window);

G_END_DECLS
