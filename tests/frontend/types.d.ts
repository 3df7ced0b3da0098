// tsc takes it as a fault when there is nothing to check: this keeps it quiet until fluxviz/frontend has a file.
export {};
